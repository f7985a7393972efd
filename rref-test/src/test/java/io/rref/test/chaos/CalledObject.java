package io.rref.test.chaos;

import io.rref.RRef;
import io.rref.Worker;

/**
 * A place for an object: after some calls, or when it turns out to be gone, it is let go with its calls in flight, and another one
 * made. Used by one thread; outcomes come on any.
 */
final class CalledObject {

    private static final int CALLS = 200;

    private static final int FAILURES = 5;

    private final Worker worker;

    private final RecordedCalls calls;

    private Use current;

    CalledObject(Worker worker, RecordedCalls calls) {
        this.worker = worker;
        this.calls = calls;
        this.current = create();
    }

    /** The object to call next. */
    Use use() {
        if (current.isWornOut()) {
            current.handle().close();
            current = create();
        }
        current.calls++;
        return current;
    }

    void close() {
        current.handle().close();
    }

    private Use create() {
        String name = calls.newObject();
        return new Use(name, worker.create(Tally.class, name));
    }

    /** One object in its place. */
    static final class Use {

        private final String name;

        private final RRef<Tally> handle;

        private int calls;

        private volatile int failures;

        private volatile boolean gone;

        Use(String name, RRef<Tally> handle) {
            this.name = name;
            this.handle = handle;
        }

        String name() {
            return name;
        }

        RRef<Tally> handle() {
            return handle;
        }

        void ended(Outcome outcome) {
            gone |= outcome == Outcome.GONE;
            if (outcome != Outcome.ACKNOWLEDGED) {
                failures++; // some that come at the same time may count once: nothing depends on it
            }
        }

        private boolean isWornOut() {
            return gone || calls >= CALLS || failures >= FAILURES;
        }
    }
}
