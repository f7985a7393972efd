package io.rref.runtime;

import io.rref.CallAverage;
import io.rref.CallProfile;
import io.rref.CallRecord;
import io.rref.ForkId;
import io.rref.RRef;
import io.rref.profile.OpenRecord;
import io.rref.profile.ProfileTicket;
import io.rref.profile.ProfiledRecords;
import io.rref.profile.RecordBook;
import io.rref.profile.RecordBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One profile of a thread of this process. */
final class RunningProfile implements CallProfile {

    /** What workers tell of what they ran is waited for so long. */
    private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(10);

    private final String name;

    private final RecordBooks books;

    private final RecordBook book;

    private final Collecting collection;

    private final Executor executor;

    private final Duration ceiling;

    private final CallChain profiled;

    private ProfiledRecords collected = ProfiledRecords.NONE;

    /** What the last collection found unfinished. */
    private List<String> unfinished = List.of();

    private CompletableFuture<?> lastCollection = CompletableFuture.completedFuture(null);

    /** Asks workers for what they have of a profile. */
    interface Collecting {

        /**
         * Never fails.
         *
         * @param unfinished is told which of them will have more
         */
        CompletableFuture<ProfiledRecords> of(
                String profile, Set<String> workers, Duration within, Consumer<String> unfinished);
    }

    private RunningProfile(String name, RecordBooks books, Collecting collection, Executor executor, Duration ceiling) {
        this.name = name;
        this.books = books;
        this.book = books.begin(name);
        this.collection = collection;
        this.executor = executor;
        this.ceiling = ceiling;
        this.profiled = CallChain.profile(new ProfileTicket(name, "", book));
    }

    /**
     * Begins on this thread.
     *
     * @param executor where what is chained to its futures runs
     * @param ceiling by then every call has ended
     */
    static RunningProfile begin(
            String name, RecordBooks books, Collecting collection, Executor executor, Duration ceiling) {
        return new RunningProfile(name, books, collection, executor, ceiling);
    }

    /** One collection after the other: what the one before is being told stands among these records, too. */
    @Override
    public synchronized CompletableFuture<List<CallRecord>> records() {
        CompletableFuture<List<CallRecord>> collecting = book.endOfOpen()
                .completeOnTimeout(null, ceiling.toNanos(), TimeUnit.NANOSECONDS)
                .thenCombine(lastCollection, (ended, before) -> true)
                .thenComposeAsync(
                        ended -> collection.of(name, book.takeReached(), COLLECTED_WITHIN, book::reached), executor)
                .thenApply(this::add);
        lastCollection = collecting.handle((records, never) -> true);
        return collecting.copy();
    }

    private synchronized List<CallRecord> add(ProfiledRecords more) {
        collected = collected.and(more.settled());
        unfinished = more.unfinished();
        return here();
    }

    private synchronized List<CallRecord> here() {
        List<CallRecord> all = new ArrayList<>(book.records());
        all.addAll(collected.records());
        return List.copyOf(all);
    }

    @Override
    public CompletableFuture<CallRecord> recorded(RRef<?> made) {
        ForkId fork = made instanceof HeldRRef<?> held ? held.fork() : null;
        CompletableFuture<CallRecord> record = fork == null ? null : recorded(fork);
        if (record == null) {
            throw new IllegalStateException(
                    "Profiling future has not been set! " + made
                            + " was not made under this profile: it is set by create(...) and remote(...) while the profile is open");
        }
        return record;
    }

    /** Null if this fork was not made under it. What is chained to it is kept off the thread that brings the answer. */
    @Nullable
    CompletableFuture<CallRecord> recorded(ForkId fork) {
        OpenRecord maker = book.makerOf(fork.value());
        return maker == null ? null : maker.record().thenApplyAsync(record -> record, executor);
    }

    @Override
    public List<CallAverage> averages() {
        return CallAverage.over(here());
    }

    @Override
    public synchronized List<String> gaps() {
        return ProfiledRecords.of(book)
                .and(collected)
                .and(new ProfiledRecords(List.of(), List.of(), unfinished))
                .missing();
    }

    @Override
    public void close() {
        if (!book.isClosed()) {
            books.end(name);
            profiled.endProfile();
        }
    }
}
