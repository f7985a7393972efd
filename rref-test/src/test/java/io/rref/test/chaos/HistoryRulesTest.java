package io.rref.test.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.chaos.HistoryEvent.Created;
import io.rref.test.chaos.HistoryEvent.Ended;
import io.rref.test.chaos.HistoryEvent.Executed;
import io.rref.test.chaos.HistoryEvent.Invoked;
import io.rref.test.chaos.HistoryEvent.LeftOver;
import io.rref.test.chaos.HistoryEvent.PassedOn;
import io.rref.test.chaos.HistoryEvent.ProcessGone;
import io.rref.test.chaos.HistoryEvent.ProcessPaused;
import io.rref.test.chaos.HistoryEvent.Released;
import io.rref.test.chaos.HistoryEvent.UsedAfterRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A history without a fault is found good, and each planted violation is found. */
class HistoryRulesTest {

    private static final String CALLER = "caller~1";

    private static final String HOLDER = "holder~2";

    private static final String WORKER = "worker~3";

    private static final String TEST = "test";

    private static final String OBJECT = HOLDER + "/1";

    private final History history = new History();

    @Test
    void whenACallIsExecutedOnceAndAcknowledgedThenAllIsWell() {
        acknowledgedCall();

        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "NOT_EXECUTED", "GONE"})
    void whenACallThatDidNotRunWasNotAcknowledgedThenAllIsWell(Outcome outcome) {
        invoked();
        ended(outcome, 1000);

        assertThat(violations()).isEmpty();
    }

    @Test
    void whenACallRunsTwiceThenItIsFound() {
        acknowledgedCall();
        history.add("worker~4", new Executed(7, "other/1"));

        assertThat(violations()).singleElement().asString().contains("more than once", WORKER, "worker~4");
    }

    @Test
    void whenAnAcknowledgedCallDidNotRunThenItIsFound() {
        invoked();
        ended(Outcome.ACKNOWLEDGED, 1000);

        assertThat(violations()).singleElement().asString().contains("acknowledged and never executed: 7");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_EXECUTED", "GONE"})
    void whenACallThatRanIsReportedAsNotExecutedThenItIsFound(Outcome outcome) {
        invoked();
        executed();
        ended(outcome, 1000);

        assertThat(violations()).singleElement().asString().contains("reported as not executed", "7");
    }

    @Test
    void whenACallRunsThatNobodyMadeThenItIsFound() {
        executed();

        assertThat(violations()).singleElement().asString().contains("never invoked: 7");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "OUTSIDE_THE_TAXONOMY"})
    void whenACallEndsWithAnotherExceptionThenItIsFound(Outcome outcome) {
        invoked();
        ended(outcome, 1000);

        assertThat(violations()).singleElement().asString().contains("nobody may see");
    }

    @Test
    void whenACallNeverEndsThenItIsFoundUnlessItsCallerWasKilled() {
        invoked();
        assertThat(violations()).singleElement().asString().contains("never ended: 7");

        history.add(TEST, new ProcessGone(CALLER, 500));
        assertThat(violations()).isEmpty();
    }

    @Test
    void whenACallEndsLateThenItIsFoundUnlessItsCallerWasPaused() {
        invoked();
        ended(Outcome.UNKNOWN, 7000);
        assertThat(violations()).singleElement().asString().contains("ended 4000 ms after its limit: 7");

        history.add(TEST, new ProcessPaused(CALLER, 1000, 4500));
        assertThat(violations()).isEmpty();
    }

    @Test
    void whenACallEndsTwiceThenItIsFound() {
        acknowledgedCall();
        ended(Outcome.UNKNOWN, 1100);

        assertThat(violations()).singleElement().asString().contains("ended more than once");
    }

    @Test
    void whenAnObjectIsMadeTwiceThenItIsFound() {
        history.add(WORKER, new Created(OBJECT, 0));
        history.add("worker~4", new Created(OBJECT, 1));

        assertThat(violations()).singleElement().asString().contains("made more than once");
    }

    @Test
    void whenAnObjectIsUsedAfterItsReleaseThenItIsFound() {
        history.add(WORKER, new Created(OBJECT, 0));
        history.add(WORKER, new UsedAfterRelease(OBJECT));

        assertThat(violations()).singleElement().asString().contains("used after its release");
    }

    @Test
    void whenAnObjectOutlivesItsKilledHolderTooLongThenItIsFound() {
        history.add(WORKER, new Created(OBJECT, 0));
        history.add(TEST, new ProcessGone(HOLDER, 1000));
        assertThat(violations()).singleElement().asString().contains("never released");

        history.add(WORKER, new Released(OBJECT, 6500));
        assertThat(violations()).singleElement().asString().contains("released 5500 ms after");
    }

    @Test
    void whenAnObjectIsReleasedInTimeThenAllIsWell() {
        history.add(WORKER, new Created(OBJECT, 0));
        history.add(TEST, new ProcessGone(HOLDER, 1000));
        history.add(WORKER, new Released(OBJECT, 4000));

        assertThat(violations()).isEmpty();
    }

    @Test
    void whenTheWorkerWasPausedOrEndedOrTheObjectPassedOnThenALateReleaseIsExcused() {
        for (HistoryEvent excuse : List.of(
                new ProcessPaused(WORKER, 2000, 5000), new ProcessPaused(WORKER, -3000, 0), new PassedOn(OBJECT))) {
            History excused = new History();
            excused.add(WORKER, new Created(OBJECT, 0));
            excused.add(TEST, new ProcessGone(HOLDER, 1000));
            excused.add(WORKER, new Released(OBJECT, 6500));
            excused.add(TEST, excuse);
            assertThat(violations(excused)).as(excuse.toString()).isEmpty();
        }
        history.add(WORKER, new Created(OBJECT, 0));
        history.add(TEST, new ProcessGone(HOLDER, 1000));
        history.add(TEST, new ProcessGone(WORKER, 2000));
        assertThat(violations()).isEmpty();
    }

    @Test
    void whenSomethingIsLeftThenItIsFound() {
        history.add(TEST, new LeftOver(WORKER, "3f2a"));

        assertThat(violations()).singleElement().asString().contains("left over", "3f2a", WORKER);
    }

    @Test
    void whenAHistoryIsWrittenThenItIsReadAsItWas(@TempDir Path folder) {
        List<HistoryEvent> written = List.of(
                new Invoked(7, 2000, 1),
                new Ended(7, Outcome.GONE, "a \"detail\"\nof two lines", 2),
                new PassedOn(OBJECT),
                new Created(OBJECT, 3),
                new Executed(7, OBJECT),
                new Released(OBJECT, 4),
                new UsedAfterRelease(OBJECT),
                new ProcessGone(HOLDER, 5),
                new ProcessPaused(HOLDER, 6, 7),
                new LeftOver(WORKER, "3f2a"));
        try (HistoryFile file = HistoryFile.of(folder, WORKER)) {
            written.forEach(file::write);
        }

        List<HistoryEvent> read = new ArrayList<>();
        HistoryFile.readAll(folder, (process, event) -> {
            assertThat(process).isEqualTo(WORKER);
            read.add(event);
        });

        assertThat(read).isEqualTo(written);
    }

    private void acknowledgedCall() {
        invoked();
        executed();
        ended(Outcome.ACKNOWLEDGED, 1000);
    }

    private void invoked() {
        history.add(CALLER, new Invoked(7, 2000, 1000));
    }

    private void executed() {
        history.add(WORKER, new Executed(7, OBJECT));
    }

    private void ended(Outcome outcome, long at) {
        history.add(CALLER, new Ended(7, outcome, "", at));
    }

    private List<String> violations() {
        return violations(history);
    }

    private static List<String> violations(History judged) {
        List<String> found = new ArrayList<>(new CallRules(Duration.ofSeconds(1)).violations(judged));
        found.addAll(new ObjectRules(Duration.ofSeconds(5)).violations(judged));
        return found;
    }
}
