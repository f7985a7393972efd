package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three threads, a patience of two seconds, so a look each second once there is a stall. */
class StallRuleTest {

    private final StallRule rule = new StallRule(3, Duration.ofSeconds(2));

    private final Deque<Queued> queue = new ArrayDeque<>();

    private record Queued(String name, MonotonicTime since) implements StallRule.Waiting {}

    @Test
    void whenAThreadDoesNotWaitThenNothingIsEverRefused() {
        waitBegins(0, 2);
        queue(0, "a");

        assertThat(rule.nextLook()).as("a thread computes: no need to look").isEmpty();
        assertThat(refused(3600)).isEmpty();
    }

    @Test
    void whenAllThreadsBeginToWaitThenPatienceComesFirst() {
        waitBegins(0, 2);
        waitBegins(5, 1);
        queue(0, "a", "b");

        assertThat(rule.nextLook()).contains(at(7));
        assertThat(refused(6)).as("patience counts from the last one").isEmpty();
        assertThat(refused(7)).hasSize(1);
    }

    @Test
    void whenWaitsEndInTimeThenAllThreadsMayWaitForEver() {
        waitBegins(0, 3);
        queue(0, "a");

        for (int second = 1; second < 3600; second++) {
            rule.waitEnds();
            assertThat(refused(second)).isEmpty();
            waitBegins(second, 1);
            assertThat(refused(second)).isEmpty();
        }
    }

    @Test
    void whenThereIsAStallThenTheNewestGoesFirst() {
        waitBegins(0, 3);
        queue(0, "first", "second");

        assertThat(refused(2)).containsExactly("second");
    }

    @Test
    void whenRefusingDoesNotHelpThenEachLookRefusesTwiceAsMany() {
        waitBegins(0, 3);
        queue(0, "a", "b", "c", "d", "e", "f", "g", "h");

        assertThat(refused(2)).containsExactly("h");
        assertThat(refused(3)).containsExactly("g", "f");
        assertThat(refused(4)).containsExactly("e", "d", "c", "b");
        assertThat(refused(5)).as("no more are there").containsExactly("a");
    }

    @Test
    void whenWorkComesDuringAStallThenItWaitsThroughThePatienceToo() {
        waitBegins(0, 3);
        queue(0, "old");
        queue(2, "young");

        assertThat(refused(2)).containsExactly("old");
        assertThat(refused(3)).isEmpty();
        assertThat(refused(4)).containsExactly("young");
    }

    @Test
    void whenNothingWasOldEnoughThenTheNextLookStillRefusesOne() {
        waitBegins(0, 3);
        queue(1, "a", "b");

        assertThat(refused(2)).isEmpty();
        assertThat(refused(3)).containsExactly("b");
    }

    @Test
    void whenALookComesTooEarlyThenItRefusesNothing() {
        waitBegins(0, 3);
        queue(0, "a", "b");
        refused(2);

        assertThat(rule.nextLook()).contains(at(3));
        assertThat(refused(2)).isEmpty();
    }

    @Test
    void whenAWaitEndsThenTheNextStallStartsOver() {
        waitBegins(0, 3);
        queue(0, "a", "b", "c", "d");
        assertThat(refused(2)).containsExactly("d");

        rule.waitEnds();
        assertThat(rule.nextLook()).isEmpty();
        waitBegins(3, 1);

        assertThat(refused(4)).isEmpty();
        assertThat(refused(5)).containsExactly("c");
    }

    private void queue(int since, String... names) {
        Stream.of(names).forEach(name -> queue.push(new Queued(name, at(since))));
    }

    private List<String> refused(int second) {
        List<Queued> refused = rule.refusals(at(second), queue.iterator());
        queue.removeAll(refused);
        return refused.stream().map(Queued::name).toList();
    }

    private void waitBegins(int second, int threads) {
        IntStream.range(0, threads).forEach(each -> rule.waitBegins(at(second)));
    }

    private static MonotonicTime at(int second) {
        return new MonotonicTime(Duration.ofSeconds(second).toNanos());
    }
}
