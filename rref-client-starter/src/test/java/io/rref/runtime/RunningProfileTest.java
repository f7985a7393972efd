package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.CallRecord;
import io.rref.ForkId;
import io.rref.profile.OpenRecord;
import io.rref.profile.ProfiledRecords;
import io.rref.profile.RecordBook;
import io.rref.profile.RecordBooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When the records of a profile are complete, and on which thread that is told. */
class RunningProfileTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration NEVER = Duration.ofHours(1);

    private static final String NAME = "0123456789abcdef0123456789abcdef";

    private static final CallRecord OF_WORKER =
            new CallRecord("ran", "worker-1", Instant.EPOCH, Duration.ZERO, "success");

    private static final ProfiledRecords ONE = new ProfiledRecords(List.of(OF_WORKER), List.of(), List.of());

    private final RecordBooks books = new RecordBooks("app", () -> 0);

    private final List<CompletableFuture<ProfiledRecords>> asked = new ArrayList<>();

    private final List<Set<String>> workers = new ArrayList<>();

    private final List<Consumer<String>> unfinished = new ArrayList<>();

    private RunningProfile begin(Executor executor, Duration ceiling) {
        return RunningProfile.begin(NAME, books, this::ask, executor, ceiling);
    }

    private CompletableFuture<ProfiledRecords> ask(
            String profile, Set<String> reached, Duration within, Consumer<String> more) {
        CompletableFuture<ProfiledRecords> answer = new CompletableFuture<>();
        asked.add(answer);
        workers.add(reached);
        unfinished.add(more);
        return answer;
    }

    private RecordBook book() {
        return Objects.requireNonNull(books.bookOf(NAME), "the profile is open");
    }

    private OpenRecord open() {
        return Objects.requireNonNull(book().open("call"), "the profile is open");
    }

    @Test
    void whenACallNeverEndsThenTheRecordsAreThereByTheCeilingAndTheGapIsTold() {
        try (RunningProfile profile =
                RunningProfile.begin(NAME, books, this::nobody, Runnable::run, Duration.ofMillis(20))) {
            open();

            assertThat(profile.records()).succeedsWithin(LIMIT);
            assertThat(profile.gaps()).containsExactly("app: 1 calls had not ended");
        }
    }

    private CompletableFuture<ProfiledRecords> nobody(
            String profile, Set<String> reached, Duration within, Consumer<String> more) {
        return CompletableFuture.completedFuture(ProfiledRecords.NONE);
    }

    @Test
    void whenTwoAskForTheRecordsThenBothHaveThoseOfTheWorkers() {
        try (RunningProfile profile = begin(Runnable::run, NEVER)) {
            book().reached("worker-1");
            CompletableFuture<List<CallRecord>> first = profile.records();
            CompletableFuture<List<CallRecord>> second = profile.records();

            assertThat(asked)
                    .as("the second waits for what the first is being told")
                    .hasSize(1);
            asked.get(0).complete(ONE);
            asked.get(1).complete(ProfiledRecords.NONE);

            assertThat(first).isCompletedWithValue(List.of(OF_WORKER));
            assertThat(second).isCompletedWithValue(List.of(OF_WORKER));
        }
    }

    @Test
    void whenTheOneWhoAskedFirstCancelsThenTheOtherStillHasThem() {
        try (RunningProfile profile = begin(Runnable::run, NEVER)) {
            book().reached("worker-1");
            profile.records().cancel(true);
            CompletableFuture<List<CallRecord>> second = profile.records();

            asked.get(0).complete(ONE);
            asked.get(1).complete(ProfiledRecords.NONE);

            assertThat(second).isCompletedWithValue(List.of(OF_WORKER));
        }
    }

    @Test
    void whenAWorkerHasWorkThatHasNotEndedThenItIsAskedAgainAndTheGapGoes() {
        try (RunningProfile profile = begin(Runnable::run, NEVER)) {
            book().reached("worker-1");
            profile.records();
            unfinished.get(0).accept("worker-1");
            asked.get(0).complete(new ProfiledRecords(List.of(), List.of(), List.of("worker-1 is not done")));
            assertThat(profile.gaps()).containsExactly("worker-1 is not done");

            CompletableFuture<List<CallRecord>> again = profile.records();
            asked.get(1).complete(ONE);

            assertThat(workers.get(1)).containsExactly("worker-1");
            assertThat(again).isCompletedWithValue(List.of(OF_WORKER));
            assertThat(profile.gaps()).isEmpty();
        }
    }

    @Test
    void whenTheRecordOfACallIsWaitedForThenItIsHandedOnByTheExecutor() {
        Queue<Runnable> handedOver = new ArrayDeque<>();
        ForkId fork = new ForkId(1, 2);
        try (RunningProfile profile = begin(handedOver::add, NEVER)) {
            OpenRecord call = open();
            book().made(fork.value(), call);
            CompletableFuture<CallRecord> recorded = Objects.requireNonNull(profile.recorded(fork));

            CallRecord made = call.end("success");
            assertThat(recorded)
                    .as("the thread that brings the answer must not run what is chained to it")
                    .isNotDone();
            Objects.requireNonNull(handedOver.poll()).run();

            assertThat(recorded).isCompletedWithValue(made);
        }
    }
}
