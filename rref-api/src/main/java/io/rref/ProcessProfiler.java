package io.rref;

import java.util.List;

/**
 * Records what a worker runs for anybody, between {@link #enter} and {@link #exit}: calls, creations, and the calls that these make.
 * Every worker can make one: {@code on(worker).create(ProcessProfiler.class)}, to be entered and left through the handle, or by name
 * through a proxy. Several at one time, eight at most, each record all. Releasing it ends it.
 *
 * <p>It shows everybody's calls, not the caller's alone; {@code rref.worker.process-profiler.enabled=false} switches it off. At most
 * 10,000 records are kept. PyTorch: {@code _server_process_global_profile}.
 */
@RemoteInterface
public interface ProcessProfiler {

    /**
     * Begins.
     *
     * @throws IllegalStateException if it has been entered before, as one profiler is entered once; or if eight others are
     */
    void enter();

    /**
     * Ends; what runs then is recorded when it ends.
     *
     * @throws IllegalStateException if it is not entered
     */
    void exit();

    /** What has ended by now, in that order. */
    List<CallRecord> records();

    /** The same, added up. */
    List<CallAverage> averages();
}
