package io.rref;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Records the calls that this thread makes, with what is chained to their futures, until it is closed; and what the workers do for
 * these calls, over any number of hops. Profiles of one thread nest: the outer one sees what the inner one sees.
 *
 * <p>Bounded: 10,000 records here, and as many at each worker, which keeps them for ten minutes. Close it on the thread that
 * opened it. Otherwise thread-safe. PyTorch: {@code torch.autograd.profiler.profile()}, the legacy profiler.
 */
public interface CallProfile extends AutoCloseable {

    /**
     * All records: of the calls that were begun until now, once they have ended, and of what the workers did for them, which are asked
     * for it now. Never blocks. What cannot be had is left out and told by {@link #gaps}. Can be asked again, also after closing.
     */
    CompletableFuture<List<CallRecord>> records();

    /**
     * The record of the call that made this handle, when the owner has answered it; it stands among the {@link #records} by then.
     * PyTorch: {@code _get_profiling_future} (C150).
     *
     * @throws IllegalStateException {@code Profiling future has not been set!} if the handle was not made under this profile by a
     *     creation or a call in remote mode
     */
    CompletableFuture<CallRecord> recorded(RRef<?> made);

    /** The records that are here by now, added up. PyTorch: {@code key_averages()}. */
    List<CallAverage> averages();

    /**
     * What is missing among the records, for people: workers that did not tell theirs, records that found no room, and work that had
     * not ended, which {@link #records} asks for again.
     */
    List<String> gaps();

    /**
     * Records nothing that begins from now on. Idempotent; never blocks.
     *
     * @throws IllegalStateException if it is not the innermost open profile of this thread; it has ended all the same
     */
    @Override
    void close();
}
