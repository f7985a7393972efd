package io.rref.runtime;

import java.util.Map;

/** Is told of every call that this process makes or runs. Thread-safe; throws nothing and does not block. */
@FunctionalInterface
public interface CallWatch {

    /** Watches nothing, and costs nothing. */
    CallWatch NONE = new CallWatch() {
        @Override
        public Watched begin(CallFacts facts, Map<String, String> attributes) {
            return Watched.NONE;
        }

        @Override
        public boolean isIdle() {
            return true;
        }
    };

    /**
     * One begins, on this thread.
     *
     * @param attributes on the client's side, to be written into: what the call is to carry; on the worker's side, to be read: what
     *     it has brought
     */
    Watched begin(CallFacts facts, Map<String, String> attributes);

    /** Whether it would watch nothing now: then no facts are made for it. */
    default boolean isIdle() {
        return false;
    }
}
