package io.rref.runtime;

import io.rref.profile.ProfiledRecords;
import io.rref.profile.ProfiledWork;
import io.rref.profile.RecordBook;
import io.rref.profile.RecordBooks;
import io.rref.protocol.Target;
import io.rref.proxy.Contract;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects the records of a profile from worker to worker, each asking those that it has called. A book is taken away before others
 * are asked for theirs, so workers that have called each other end.
 */
public final class ProfileCollector implements ProfiledWork {

    /** Of the time that is left, what the next hop gets: what it has by then still arrives. */
    private static final double FOR_THE_NEXT = 0.9;

    private static final double FOR_OPEN_WORK = 0.7;

    private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Operations operations;

    private final RecordBooks books;

    ProfileCollector(Operations operations, RecordBooks books) {
        this.operations = operations;
        this.books = books;
    }

    Executor executor() {
        return operations.executor();
    }

    @Override
    public CompletableFuture<ProfiledRecords> collect(String profile, long withinMillis) {
        RecordBook book = books.find(profile);
        String self = operations.shell().self().name();
        if (book == null) {
            return CompletableFuture.completedFuture(
                    books.isAccountedFor(profile)
                            ? ProfiledRecords.NONE
                            : ProfiledRecords.missing(
                                    self + " knows nothing of this profile: it has been started again, had"
                                            + " no room for it, or ten minutes have passed"));
        }
        long begun = System.nanoTime();
        Duration within = Duration.ofMillis(Math.min(Math.max(withinMillis, 0), LONGEST_MILLIS));
        return book.endOfOpen()
                .completeOnTimeout(null, (long) (within.toNanos() * FOR_OPEN_WORK), TimeUnit.NANOSECONDS)
                .thenComposeAsync(
                        ended -> {
                            ProfiledRecords here = books.collect(profile, book);
                            Duration left = within.minusNanos(System.nanoTime() - begun);
                            return collectFrom(profile, book.takeReached(), left, worker -> askAgain(profile, worker))
                                    .thenApply(here::and);
                        },
                        executor());
    }

    private void askAgain(String profile, String worker) {
        RecordBook book = books.bookOf(profile);
        if (book != null) {
            book.reached(worker);
        }
    }

    /**
     * Of these workers, and of those that they have called; never fails. Asks outside of any call and any profile.
     *
     * @param unfinished is told which of them will have more
     */
    CompletableFuture<ProfiledRecords> collectFrom(
            String profile, Set<String> workers, Duration within, Consumer<String> unfinished) {
        CompletableFuture<ProfiledRecords> all = CompletableFuture.completedFuture(ProfiledRecords.NONE);
        for (String worker : workers) {
            CompletableFuture<ProfiledRecords> one = CallChain.none().within(() -> ask(worker, profile, within));
            all = all.thenCombine(one, (before, more) -> {
                if (!more.unfinished().isEmpty()) {
                    unfinished.accept(worker);
                }
                return before.and(more);
            });
        }
        return all;
    }

    private CompletableFuture<ProfiledRecords> ask(String worker, String profile, Duration within) {
        if (worker.equals(operations.shell().self().name())) {
            return CompletableFuture.completedFuture(ProfiledRecords.NONE);
        }
        Duration own = within.isNegative() || within.isZero() ? Duration.ofMillis(1) : within;
        long forNext = (long) (own.toMillis() * FOR_THE_NEXT);
        return new RemoteFunctionsView<ProfiledWork>(
                        operations, new Target(worker, null), Contract.of(ProfiledWork.class), own)
                .callStage(work -> work.collect(profile, forNext))
                .rpcAsync()
                .exceptionally(silent ->
                        ProfiledRecords.missing("no records of " + worker + ", and of whom it called: " + silent));
    }
}
