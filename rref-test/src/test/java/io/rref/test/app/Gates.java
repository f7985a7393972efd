package io.rref.test.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Gates by name, behind which calls wait until a test opens them. */
@Component
public class Gates {

    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

    /** The gate of this name, closed if nobody has named it before. */
    public Gate gate(String name) {
        return gates.computeIfAbsent(name, unknown -> new Gate());
    }

    /** One gate; opened once. */
    public static final class Gate {

        private final AtomicInteger waiting = new AtomicInteger();

        private final CompletableFuture<Void> opened = new CompletableFuture<>();

        /** Completes when the gate is opened. */
        CompletableFuture<Void> waitHere() {
            waiting.incrementAndGet();
            return opened.copy();
        }

        /** How many have come. */
        public int waiting() {
            return waiting.get();
        }

        /** Lets all pass, those who come later too. */
        public void open() {
            opened.complete(null);
        }
    }
}
