package io.rref.security;

import io.rref.membership.MemberSecret;
import io.rref.membership.MemberTokens;
import io.rref.protocol.HolderId;
import io.rref.runtime.FreshIds;
import io.rref.security.Visitor.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A member of the cluster, with a lease of its own and without our client. */
final class SecretMember {

    static final String COUNTER = "io.rref.web.counter.Counter";

    private final FreshIds ids = new FreshIds();

    final HolderId id;

    final Visitor visitor;

    final String lease;

    private final String target;

    private long number;

    private SecretMember(HolderId id, Visitor visitor, HolderId worker) {
        this.id = id;
        this.visitor = visitor;
        this.target = worker.value();
        this.lease = visitor.send("PUT", leaseOf(id), Map.of("RRef-Target", worker.name()), "{\"session\":1}")
                .is(200)
                .text("lease");
    }

    static SecretMember enter(URI worker, HolderId self, String name, String secret) {
        HolderId id = new HolderId(name, new FreshIds().incarnation());
        return new SecretMember(id, Visitor.withToken(worker, token(id, self.name(), secret)), self);
    }

    /** A token that is good from now on. */
    static String token(HolderId id, String worker, String secret) {
        return tokenOf(id, worker, secret, Instant.now());
    }

    static String tokenOf(HolderId id, String worker, String secret, Instant signedAt) {
        return new MemberTokens(MemberSecret.of(secret), null, Duration.ofMinutes(5), Duration.ofSeconds(30))
                .sign(id, worker, signedAt);
    }

    static String leaseOf(HolderId holder) {
        return "/rref/v1/holders/" + holder.value() + "/lease";
    }

    /** One handle. */
    record Held(String rref, String fork) {

        String path() {
            return "/rref/v1/rrefs/" + rref;
        }
    }

    long next() {
        return ++number;
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RRef-Target", target);
        headers.put("RRef-Lease", lease);
        return headers;
    }

    Map<String, String> headers(String fork, long numbered) {
        Map<String, String> headers = headers();
        headers.put("RRef-Fork", fork);
        headers.put("Idempotency-Key", Long.toString(numbered));
        return headers;
    }

    Held create() {
        Held made = new Held(ids.rref().value(), ids.fork().value());
        String body = "{\"contract\":\"" + COUNTER + "\",\"arguments\":[5]}";
        visitor.send("PUT", made.path(), headers(made.fork(), next()), body).is(201);
        return made;
    }

    Answer add(Held object, long numbered, long summand) {
        String body = "{\"method\":\"add(long)\",\"arguments\":[" + summand + "]}";
        return visitor.send("POST", object.path() + "/calls", headers(object.fork(), numbered), body);
    }

    Answer release(Held object) {
        return visitor.send("DELETE", object.path() + "/forks/" + object.fork(), headers(object.fork(), next()), "");
    }

    Answer leave() {
        return visitor.send("DELETE", leaseOf(id), headers(), "");
    }
}
