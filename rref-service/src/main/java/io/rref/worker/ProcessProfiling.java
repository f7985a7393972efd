package io.rref.worker;

import io.rref.profile.RecordBook;
import io.rref.runtime.CallWatches;

/**
 * Lets profilers see all that this worker runs, unless that is switched off.
 *
 * @param enabled {@code rref.worker.process-profiler.enabled}
 */
public record ProcessProfiling(String self, CallWatches watches, boolean enabled) {

    /** A book to record in. */
    RecordBook book() {
        if (!enabled) {
            throw new IllegalStateException("the process profiler is switched off at " + self
                    + ": set rref.worker.process-profiler.enabled=true there");
        }
        return RecordBook.in(self);
    }

    void begin(RecordBook book) {
        watches.profileProcess(book);
    }

    void end(RecordBook book) {
        watches.endProfileOfProcess(book);
    }
}
