package io.rref.web;

import io.rref.Incarnation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A holder without our client: counts its numbers, settles what it is told to. */
final class RawHolder {

    static final String COUNTER = "io.rref.web.counter.Counter";

    final Curl curl;

    final String id;

    final String lease;

    private final Map<String, String> headers = new LinkedHashMap<>();

    private long number;

    private RawHolder(Curl curl, String id, String lease) {
        this.curl = curl;
        this.id = id;
        this.lease = lease;
        headers.put("RRef-Target", curl.target());
        headers.put("RRef-Lease", lease);
    }

    static RawHolder open(Curl curl, String name) {
        Incarnation incarnation = curl.ids.incarnation();
        String id = name + "~" + incarnation.value();
        Answer opened = curl.send("PUT", "/holders/" + id + "/lease", Map.of("RRef-Target", "w1"), "{\"session\":1}")
                .is(200);
        return new RawHolder(curl, id, opened.text("lease"));
    }

    Map<String, String> headers() {
        return new LinkedHashMap<>(headers);
    }

    Map<String, String> headers(String fork, long numbered) {
        Map<String, String> all = headers();
        all.put("RRef-Fork", fork);
        all.put("Idempotency-Key", Long.toString(numbered));
        all.put("RRef-Remaining-Ms", "30000");
        return all;
    }

    RawHolder settles(String settled) {
        headers.put("RRef-Settled", settled);
        return this;
    }

    long next() {
        return ++number;
    }

    Answer send(String method, String path, String fork, String body) {
        return send(next(), method, path, fork, body);
    }

    Answer send(long numbered, String method, String path, String fork, String body) {
        return sendAsync(numbered, method, path, fork, body).join();
    }

    CompletableFuture<Answer> sendAsync(long numbered, String method, String path, String fork, String body) {
        return curl.sendAsync(method, path, headers(fork, numbered), body);
    }

    Answer read(String path, String fork) {
        Map<String, String> all = headers();
        all.put("RRef-Fork", fork);
        return curl.send("GET", path, all, "");
    }

    Answer look(String name) {
        return curl.send("GET", "/names/" + name.replace(" ", "%20"), headers, "");
    }

    Answer recall(long numbered) {
        return recallAsync(numbered).join();
    }

    CompletableFuture<Answer> recallAsync(long numbered) {
        return curl.sendAsync("GET", "/requests/" + numbered, headers, "");
    }

    Answer cancel(long numbered) {
        return curl.send("DELETE", "/requests/" + numbered, headers, "");
    }

    Answer leave() {
        return curl.send("DELETE", "/holders/" + id + "/lease", headers, "");
    }

    Held create() {
        Held made = new Held(curl.ids.rref().value(), curl.ids.fork().value());
        send("PUT", made.path(), made.fork(), createBody("[5]")).is(201);
        return made;
    }

    Answer call(Held object, String method, String arguments) {
        return call(next(), object, method, arguments);
    }

    Answer call(long numbered, Held object, String method, String arguments) {
        return send(numbered, "POST", object.path() + "/calls", object.fork(), callBody(method, arguments));
    }

    CompletableFuture<Answer> callAsync(long numbered, Held object, String method, String arguments) {
        return sendAsync(numbered, "POST", object.path() + "/calls", object.fork(), callBody(method, arguments));
    }

    static String createBody(String arguments) {
        return "{\"contract\":\"" + COUNTER + "\",\"arguments\":" + arguments + "}";
    }

    static String callBody(String method, String arguments) {
        return "{\"method\":\"" + method + "\",\"arguments\":" + arguments + "}";
    }

    /** One handle. */
    record Held(String rref, String fork) {

        String path() {
            return "/rrefs/" + rref;
        }
    }
}
