package io.rref.web.counter;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What calls wait for until a test lets them on. */
public final class Gates {

    private static final Map<String, CompletableFuture<Boolean>> GATES = new ConcurrentHashMap<>();

    private Gates() {}

    static CompletableFuture<Boolean> named(String name) {
        return GATES.computeIfAbsent(name, unused -> new CompletableFuture<>());
    }

    public static void open(String name) {
        named(name).complete(true);
    }
}
