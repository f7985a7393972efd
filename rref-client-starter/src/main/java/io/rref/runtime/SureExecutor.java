package io.rref.runtime;

import java.util.concurrent.Executor;

/**
 * Runs on the thread that hands it over what the executor refuses, as one does that has been closed: a future whose completion was
 * refused would never end.
 */
record SureExecutor(Executor executor) implements Executor {

    @Override
    public void execute(Runnable completion) {
        try {
            executor.execute(completion);
        } catch (RuntimeException | OutOfMemoryError refused) { // the latter where it cannot start a thread
            completion.run();
        }
    }
}
