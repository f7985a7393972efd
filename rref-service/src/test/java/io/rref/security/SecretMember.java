package io.rref.security;

import io.rref.Incarnation;
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

    static final String NAMES = "/rref/v1/names/";

    private final FreshIds ids = new FreshIds();

    final HolderId id;

    final Visitor visitor;

    final String lease;

    private final String target;

    private long number;

    private long lowestOpen = 1;

    private SecretMember(HolderId id, Visitor visitor, String target, String lease) {
        this.id = id;
        this.visitor = visitor;
        this.target = target;
        this.lease = lease;
    }

    static SecretMember enter(URI worker, HolderId self, String name, String secret) {
        HolderId id = new HolderId(name, new FreshIds().incarnation());
        Visitor visitor = Visitor.withToken(worker, token(id, self.name(), secret));
        String lease = visitor.send("PUT", leaseOf(id), Map.of("RRef-Target", self.name()), "{\"session\":1}")
                .is(200)
                .text("lease");
        return new SecretMember(id, visitor, self.value(), lease);
    }

    /** The same, with another token. */
    SecretMember showing(String token) {
        return new SecretMember(id, Visitor.withToken(visitor.worker(), token), target, lease);
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
        headers.put("RRef-Settled", Long.toString(lowestOpen));
        return headers;
    }

    Map<String, String> headers(String fork, long numbered) {
        Map<String, String> headers = headers();
        headers.put("RRef-Fork", fork);
        headers.put("Idempotency-Key", Long.toString(numbered));
        return headers;
    }

    private Map<String, String> numbered() {
        Map<String, String> headers = headers();
        headers.put("Idempotency-Key", Long.toString(next()));
        return headers;
    }

    Held create() {
        Held made = new Held(ids.rref().value(), ids.fork().value());
        String body = "{\"contract\":\"" + COUNTER + "\",\"arguments\":[5]}";
        visitor.send("PUT", made.path(), headers(made.fork(), next()), body).is(201);
        return made;
    }

    /** Publishes a counter under a name that is written as it stands in a path. */
    Answer publish(String name) {
        String body =
                "{\"contract\":\"" + COUNTER + "\",\"rref\":\"" + ids.rref().value() + "\",\"arguments\":[5]}";
        return visitor.send("PUT", NAMES + name, headers(ids.fork().value(), next()), body);
    }

    Answer look(String name) {
        return visitor.send("GET", NAMES + name, headers(), "");
    }

    Answer unname(String name) {
        return visitor.send("DELETE", NAMES + name, numbered(), "");
    }

    Answer add(Held object, long numbered, long summand) {
        String body = "{\"method\":\"add(long)\",\"arguments\":[" + summand + "]}";
        return visitor.send("POST", object.path() + "/calls", headers(object.fork(), numbered), body);
    }

    /** A call that carries a handle among its arguments. */
    Answer addShowing(Held object, Held shown, String owner, Incarnation incarnation) {
        String handle = "{\"owner\":\"" + owner + "\",\"incarnation\":\"" + incarnation.value() + "\",\"rref\":\""
                + shown.rref() + "\",\"fork\":\"" + shown.fork() + "\",\"contract\":\"" + COUNTER + "\"}";
        String body = "{\"method\":\"add(long)\",\"arguments\":[1],\"handles\":[" + handle + "]}";
        Map<String, String> headers = headers(object.fork(), next());
        headers.put("RRef-Remaining-Ms", "3000");
        return visitor.send("POST", object.path() + "/calls", headers, body);
    }

    /** Whoever hears from it next forgets the outcomes of this number and those below. */
    void acknowledge(long settled) {
        lowestOpen = settled + 1;
    }

    Held registerFor(HolderId receiver, Held object) {
        Held made = new Held(object.rref(), ids.fork().value());
        String body = "{\"receiver\":\"" + receiver.value() + "\",\"standsForMs\":20000}";
        visitor.send("PUT", made.path() + "/forks/" + made.fork(), headers(object.fork(), next()), body)
                .is(204);
        return made;
    }

    Answer claim(Held object) {
        return visitor.send(
                "PUT",
                "/rref/v1/holders/" + id.value() + "/forks/" + object.fork(),
                numbered(),
                "{\"rref\":\"" + object.rref() + "\"}");
    }

    Answer withdraw(Held object) {
        return visitor.send(
                "DELETE", object.path() + "/forks/" + object.fork() + "?withdraw=true&standsForMs=0", numbered(), "");
    }

    Answer release(Held object) {
        return visitor.send("DELETE", object.path() + "/forks/" + object.fork(), headers(object.fork(), next()), "");
    }

    Answer leave() {
        return visitor.send("DELETE", leaseOf(id), headers(), "");
    }
}
