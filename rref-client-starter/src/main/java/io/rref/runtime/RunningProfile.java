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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One profile of a thread of this process. */
final class RunningProfile implements CallProfile {

    /** What workers tell of what they ran is waited for so long. */
    private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(10);

    private final String name;

    private final RecordBooks books;

    private final RecordBook book;

    private final ProfileCollector collector;

    private final Duration ceiling;

    private final CallChain profiled;

    private ProfiledRecords collected = ProfiledRecords.NONE;

    private RunningProfile(String name, RecordBooks books, ProfileCollector collector, Duration ceiling) {
        this.name = name;
        this.books = books;
        this.book = books.begin(name);
        this.collector = collector;
        this.ceiling = ceiling;
        this.profiled = CallChain.profile(new ProfileTicket(name, "", book));
    }

    /**
     * Begins on this thread.
     *
     * @param ceiling by then every call has ended
     */
    static RunningProfile begin(String name, RecordBooks books, ProfileCollector collector, Duration ceiling) {
        return new RunningProfile(name, books, collector, ceiling);
    }

    @Override
    public CompletableFuture<List<CallRecord>> records() {
        return book.idle()
                .completeOnTimeout(null, ceiling.toNanos(), TimeUnit.NANOSECONDS)
                .thenComposeAsync(
                        idle -> collector.collectFrom(name, book.takeReached(), COLLECTED_WITHIN), collector.executor())
                .thenApply(this::add);
    }

    private synchronized List<CallRecord> add(ProfiledRecords more) {
        collected = collected.and(more);
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
        OpenRecord maker = fork == null ? null : book.makerOf(fork.value());
        if (maker == null) {
            throw new IllegalStateException(
                    "Profiling future has not been set! " + made
                            + " was not made under this profile: it is set by create(...) and remote(...) while the profile is open");
        }
        return maker.record();
    }

    @Override
    public List<CallAverage> averages() {
        return CallAverage.over(here());
    }

    @Override
    public synchronized List<String> gaps() {
        return ProfiledRecords.of(book).and(collected).gaps();
    }

    @Override
    public void close() {
        if (!book.isClosed()) {
            books.end(name);
            profiled.endProfile();
        }
    }
}
