package io.rref.service.check;

import io.rref.RemoteFunctions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The checks that this worker holds, each with what ends when it is released. */
@RemoteFunctions
class HeldChecks implements Checks {

    private final Map<String, CompletableFuture<String>> held = new ConcurrentHashMap<>();

    void add(String name) {
        held.put(name, new CompletableFuture<>());
    }

    void remove(String name) {
        CompletableFuture<String> released = held.remove(name);
        if (released != null) {
            released.complete(name);
        }
    }

    @Override
    public boolean holds(String name) {
        return held.containsKey(name);
    }

    @Override
    public CompletableFuture<String> released(String name) {
        return held.getOrDefault(name, CompletableFuture.completedFuture(name)).copy();
    }
}
