package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.CallRecord;
import io.rref.profile.ProfileTickets;
import io.rref.profile.ProfiledRecords;
import io.rref.profile.RecordBook;
import io.rref.profile.RecordBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Who watches what this process makes and runs, and how many may. */
class CallWatchesTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String PROFILE = name(7);

    private static final CallFacts FACTS = new CallFacts(
            CallFacts.Side.WORKER, CallFacts.Mode.CALL, "demo.Box", "content()", "app", ScriptedOwner.NAME);

    private final RecordBooks books = new RecordBooks("worker-1", () -> 0);

    private final CallWatches watches = new CallWatches(books);

    @Test
    void whenTooManyProfilersOfTheProcessAreEnteredThenTheNextIsRefusedUntilOneIsLeft() {
        List<RecordBook> entered = enterAll();

        assertThatThrownBy(() -> watches.profileProcess(RecordBook.in("worker-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("8 profilers of this process are entered");
        watches.endProfileOfProcess(entered.get(0));
        watches.profileProcess(RecordBook.in("worker-1"));
    }

    private List<RecordBook> enterAll() {
        List<RecordBook> entered = new ArrayList<>();
        for (int i = 0; i < CallWatches.MOST_OF_PROCESS; i++) {
            RecordBook book = RecordBook.in("worker-1");
            watches.profileProcess(book);
            entered.add(book);
        }
        return entered;
    }

    @Test
    void whenTheProcessIsProfiledThenCallersProfilesAreRecordedAllTheSame() {
        List<RecordBook> entered = enterAll();
        String attribute = IntStream.range(0, ProfileTickets.MOST)
                .mapToObj(number -> name(number) + " key")
                .collect(Collectors.joining("\n"));

        watches.beginWork(Map.of(ProfileTickets.ATTRIBUTE, attribute), () -> FACTS)
                .end(CallOutcome.success());

        assertThat(entered).allSatisfy(book -> assertThat(book.records()).hasSize(1));
        assertThat(IntStream.range(0, ProfileTickets.MOST))
                .allSatisfy(number -> assertThat(books.find(name(number)))
                        .isNotNull()
                        .extracting(RecordBook::records)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSize(1));
    }

    @Test
    void whenWhoWatchesIsIdleThenNoFactsAreMadeForIt() {
        watches.observeBy(new Idle());

        assertThat(watches.begin(() -> {
                    throw new AssertionError("nobody asks for facts");
                }))
                .isSameAs(WatchedCall.NONE);
    }

    @Test
    void whenWorkOutlastsTheQuestionThenThatIsToldAndTheNextQuestionHasIt() {
        try (ScriptedOwner owner = ScriptedOwner.withDefaults()) {
            HolderRuntime runtime = owner.client();
            WatchedWork work =
                    runtime.watches().beginWork(Map.of(ProfileTickets.ATTRIBUTE, PROFILE + " key"), () -> FACTS);

            ProfiledRecords first = runtime.profiledWork()
                    .collect(PROFILE, 10)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            work.end(CallOutcome.success());

            assertThat(first.records()).isEmpty();
            assertThat(first.unfinished()).singleElement().asString().endsWith(": 1 calls had not ended");
            assertThat(runtime.profiledWork().collect(PROFILE, Long.MAX_VALUE))
                    .as("the longest time that a caller can name is a time")
                    .succeedsWithin(LIMIT)
                    .satisfies(second -> assertThat(second.records())
                            .extracting(CallRecord::key)
                            .containsExactly("key#remote_op: demo.Box.content()"));
        }
    }

    private static final class Idle implements CallWatch {

        @Override
        public Watched begin(CallFacts facts, Map<String, String> attributes) {
            throw new AssertionError("it watches nothing now");
        }

        @Override
        public boolean isIdle() {
            return true;
        }
    }

    private static String name(int number) {
        return String.format("%032x", number);
    }
}
