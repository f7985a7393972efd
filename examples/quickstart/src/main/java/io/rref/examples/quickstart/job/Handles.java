package io.rref.examples.quickstart.job;

import io.rref.RRef;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes many handles at the end of one block, the last one first. For one thread. */
final class Handles implements AutoCloseable {

    private final Deque<RRef<?>> held = new ArrayDeque<>();

    /** Takes over a handle that somebody made. */
    <T> RRef<T> hold(RRef<T> handle) {
        held.push(handle);
        return handle;
    }

    @Override
    public void close() {
        while (!held.isEmpty()) {
            held.pop().close();
        }
    }
}
