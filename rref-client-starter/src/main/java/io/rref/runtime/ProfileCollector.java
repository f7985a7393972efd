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

/**
 * Collects the records of a profile from worker to worker, each asking those that it has called. A book is taken away before others
 * are asked for theirs, so workers that have called each other end.
 */
public final class ProfileCollector implements ProfiledWork {

    /** Of the time that is left, what the next hop gets: what it has by then still arrives. */
    private static final double FOR_THE_NEXT = 0.9;

    private static final double FOR_OPEN_WORK = 0.7;

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
        Duration within = Duration.ofMillis(Math.max(withinMillis, 0));
        return book.idle()
                .completeOnTimeout(null, (long) (within.toNanos() * FOR_OPEN_WORK), TimeUnit.NANOSECONDS)
                .thenComposeAsync(
                        idle -> {
                            books.remove(profile);
                            Duration left = within.minusNanos(System.nanoTime() - begun);
                            return collectFrom(profile, book.takeReached(), left)
                                    .thenApply(ProfiledRecords.of(book)::and);
                        },
                        executor());
    }

    /** Of these workers, and of those that they have called; never fails. Asks outside of any call and any profile. */
    CompletableFuture<ProfiledRecords> collectFrom(String profile, Set<String> workers, Duration within) {
        CompletableFuture<ProfiledRecords> all = CompletableFuture.completedFuture(ProfiledRecords.NONE);
        for (String worker : workers) {
            CompletableFuture<ProfiledRecords> one = CallChain.none().within(() -> ask(worker, profile, within));
            all = all.thenCombine(one, ProfiledRecords::and);
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
