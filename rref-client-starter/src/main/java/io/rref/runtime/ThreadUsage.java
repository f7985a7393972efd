package io.rref.runtime;

import java.util.concurrent.Executor;

/**
 * The threads that user code of a worker runs on.
 *
 * @param threads how many there can be; zero where their number has no limit, as on virtual threads, or is not known
 * @param idle how many of them have nothing to do, those among them that are yet to be started
 */
public record ThreadUsage(int threads, int idle) {

    static final ThreadUsage UNLIMITED = new ThreadUsage(0, 0);

    /** Of this executor, if it is one of rref's; the application's own is not asked. */
    public static ThreadUsage of(Executor executor) {
        return executor instanceof BlockingExecutor ours ? ours.usage() : UNLIMITED;
    }
}
