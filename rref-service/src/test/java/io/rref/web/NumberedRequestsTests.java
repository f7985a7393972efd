package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import io.rref.web.counter.Gates;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RestTest
class NumberedRequestsTests {

    private final Curl curl;

    @Autowired
    NumberedRequestsTests(Curl curl) {
        this.curl = curl;
    }

    @Test
    void whenNumberIsRepeatedThenItRunsOnceAndAnswersTheSame() {
        RawHolder holder = RawHolder.open(curl, "repeater");
        Held counter = holder.create();
        long number = holder.next();
        assertThat(holder.call(number, counter, "add(long)", "[1]").value().asLong())
                .isEqualTo(6);
        assertThat(holder.call(number, counter, "add(long)", "[1]").value().asLong())
                .isEqualTo(6);
        holder.call(number, counter, "add(long)", "[2]").isProblem(ProblemType.OTHER_BODY);
        assertThat(holder.call(counter, "add(long)", "[0]").value().asLong()).isEqualTo(6);
        holder.leave();
    }

    @Test
    void whenFinishedNumberIsRecalledThenItsOutcomeComesAgain() {
        RawHolder holder = RawHolder.open(curl, "recaller");
        Held counter = holder.create();
        long number = holder.next();
        holder.call(number, counter, "add(long)", "[1]").is(200);
        assertThat(holder.recall(number).is(200).value().asLong()).isEqualTo(6);
        holder.recall(number + 1).isProblem(ProblemType.UNKNOWN_NUMBER);
        holder.settles(Long.toString(number + 1)).recall(number).isProblem(ProblemType.SETTLED);
        holder.call(number, counter, "add(long)", "[1]").isProblem(ProblemType.SETTLED);
        holder.leave();
    }

    @Test
    void whenRunningNumberIsRecalledThenItJoinsTheFirst() throws Exception {
        RawHolder holder = RawHolder.open(curl, "joiner");
        Held counter = holder.create();
        long number = holder.next();
        CompletableFuture<Answer> first =
                holder.callAsync(number, counter, "addBehind(java.lang.String)", "[\"join\"]");
        awaitRunning();
        CompletableFuture<Answer> second = holder.recallAsync(number);
        Gates.open("join");
        assertThat(first.get(5, TimeUnit.SECONDS).value().asLong()).isEqualTo(6);
        assertThat(second.get(5, TimeUnit.SECONDS).value().asLong()).isEqualTo(6);
        holder.leave();
    }

    @Test
    void whenCancelledBeforeItArrivesThenItNeverRuns() {
        RawHolder holder = RawHolder.open(curl, "canceller");
        Held counter = holder.create();
        long number = holder.next();
        assertThat(holder.cancel(number).is(200).text("cancel")).isEqualTo("never-ran");
        holder.call(number, counter, "add(long)", "[1]").isProblem(ProblemType.CANCELLED);
        holder.recall(number).isProblem(ProblemType.CANCELLED);
        holder.leave();
    }

    @Test
    void whenCancelledWhileItRunsThenItIsAskedToStop() throws Exception {
        RawHolder holder = RawHolder.open(curl, "stopper");
        Held counter = holder.create();
        long number = holder.next();
        CompletableFuture<Answer> call =
                holder.callAsync(number, counter, "addBehind(java.lang.String)", "[\"never\"]");
        awaitRunning();
        assertThat(holder.cancel(number).is(202).text("cancel")).isEqualTo("asked-to-stop");
        call.get(5, TimeUnit.SECONDS).is(410);
        holder.cancel(number).is(410);
        holder.leave();
    }

    private void awaitRunning() {
        await().until(() -> curl.listed().contains("\"runningWork\":1"));
    }
}
