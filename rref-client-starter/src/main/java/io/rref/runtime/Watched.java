package io.rref.runtime;

import java.util.function.Supplier;

/** One call that is watched, from its begin to its end. Thread-safe; throws nothing of its own. */
public interface Watched {

    /** Is not watched. */
    Watched NONE = new Watched() {
        @Override
        public <R> R within(Supplier<R> code) {
            return code.get();
        }

        @Override
        public void end(CallOutcome outcome) {}
    };

    /** Runs code that belongs to it: what it begins is its child. */
    <R> R within(Supplier<R> code);

    /** It has ended so. Comes once. */
    void end(CallOutcome outcome);
}
