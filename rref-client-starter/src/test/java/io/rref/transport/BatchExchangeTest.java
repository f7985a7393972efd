package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.protocol.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class BatchExchangeTest {

    private static final Destination WORKER = new Destination("worker-1", URI.create("http://localhost:1"));

    private final List<WaitingRequest> requests = List.of(waiting("a"), waiting("b"), waiting("c"));

    private final Sinks.Many<BatchFrame> frames = Sinks.many().unicast().onBackpressureBuffer();

    private final Map<String, CompletableFuture<Reply>> alone = new LinkedHashMap<>();

    private final List<Throwable> refusals = new ArrayList<>();

    private final List<String> events = new ArrayList<>();

    @Test
    void whenFramesComeThenEachAnswersItsOwnRequestAtOnce() {
        start();

        frames.tryEmitNext(frame("1", 204, ""));

        assertThat(reply(1)).isCompletedWithValue(new Reply.Done());
        assertThat(reply(0)).as("a neighbour that is not answered yet").isNotDone();
        frames.tryEmitNext(frame("0", 200, "{\"value\":1}"));
        frames.tryEmitNext(frame("2", 204, ""));
        frames.tryEmitComplete();
        assertThat(reply(0).join()).isInstanceOf(Reply.Returned.class);
        assertThat(events).as("what was answered whole is not broken off").isEmpty();
    }

    @Test
    void whenOneIsStillRunningThenItIsAskedForByItself() {
        start();

        frames.tryEmitNext(frame("1", 202, "{\"state\":\"running\"}"));
        frames.tryEmitNext(frame("0", 204, ""));
        frames.tryEmitNext(frame("2", 204, ""));
        frames.tryEmitComplete();

        assertThat(alone).containsOnlyKeys("b");
        assertThat(reply(1)).isNotDone();
        Objects.requireNonNull(alone.get("b")).complete(new Reply.AnswerNotKept());
        assertThat(reply(1)).isCompletedWithValue(new Reply.AnswerNotKept());
    }

    @Test
    void whenABatchIsNotTakenThenEachIsSentByItself() {
        start();

        frames.tryEmitError(new NotAsBatchException("status 413", false));

        assertThat(alone).containsOnlyKeys("a", "b", "c");
        assertThat(refusals).as("told, so that others are spared it").hasSize(1);
        failWithoutSending("a");
        assertThat(failureOf(0).certainlyNotSent())
                .as("a worker that takes no batch has begun nothing of it")
                .isTrue();
    }

    @Test
    void whenAGatewayGivesUpOnTheBatchThenItMayHaveRunAndTheMachineDecides() {
        start();

        frames.tryEmitError(new MalformedBodyException("status 504, "));

        assertThat(alone).as("64 requests at once for one that was too much").isEmpty();
        assertThat(refusals).as("told, so that the next ones go by themselves").hasSize(1);
        assertThat(failureOf(1).certainlyNotSent()).isFalse();
    }

    @Test
    void whenAnAnswerIsTooLargeThenARepeatThatNeverLeftSaysNothing() {
        start();

        frames.tryEmitError(new NotAsBatchException("too large", true));
        failWithoutSending("b");

        assertThat(failureOf(1).certainlyNotSent()).as("the batch has run").isFalse();
    }

    @Test
    void whenAnAnswerBreaksItsReaderThenOnlyItsOwnCallIsToldSo() {
        start();

        frames.tryEmitNext(frame(
                "1",
                500,
                "{\"type\":\"urn:rref:problem:method-failed\",\"detail\":\"x\","
                        + "\"exception\":\"E\",\"worker\":\"w\",\"causes\":[null]}"));
        frames.tryEmitNext(frame("0", 204, ""));

        assertThat(failureOf(1).certainlyNotSent()).isFalse();
        assertThat(reply(0)).isCompletedWithValue(new Reply.Done());
    }

    @Test
    void whenWhatIsRunningCannotBeAskedForThenARepeatThatNeverLeftSaysNothing() {
        start();

        frames.tryEmitNext(frame("1", 202, "{\"state\":\"running\"}"));
        failWithoutSending("b");

        assertThat(failureOf(1).certainlyNotSent())
                .as("the worker has said that it runs")
                .isFalse();
    }

    @Test
    void whenOneFrameCannotBeReadThenItsNeighboursHaveTheirAnswers() {
        start();

        frames.tryEmitNext(frame("1", 409, "{\"type\":\"urn:rref:problem:of-a-newer-worker\",\"detail\":\"x\"}"));
        frames.tryEmitNext(frame("0", 204, ""));

        assertThat(failureOf(1).certainlyNotSent()).isFalse();
        assertThat(reply(0)).isCompletedWithValue(new Reply.Done());
        assertThat(reply(2)).as("a neighbour whose frame is yet to come").isNotDone();
    }

    @Test
    void whenTheConnectionBreaksThenWhatIsNotAnsweredMayHaveRun() {
        start();
        frames.tryEmitNext(frame("0", 204, ""));

        frames.tryEmitError(new IOException("Connection reset"));

        assertThat(reply(0)).isCompletedWithValue(new Reply.Done());
        assertThat(failureOf(1).certainlyNotSent()).isFalse();
        assertThat(failureOf(2)).hasMessageContaining("worker-1").hasMessageContaining("Connection reset");
        assertThat(alone).as("another sending is for the machine to decide").isEmpty();
    }

    @Test
    void whenTheAnswerEndsEarlyThenWhatIsNotAnsweredMayHaveRun() {
        start();

        frames.tryEmitComplete();

        assertThat(failureOf(0).certainlyNotSent()).isFalse();
    }

    @Test
    void whenAFrameAnswersNoRequestThenWhatIsNotAnsweredMayHaveRun() {
        start();

        frames.tryEmitNext(frame("7", 204, ""));

        assertThat(failureOf(0).certainlyNotSent()).isFalse();
    }

    @Test
    void whenNobodyWaitsAnyMoreThenTheExchangeEnds() {
        start();
        frames.tryEmitNext(frame("0", 204, ""));

        reply(1).cancel(true);
        assertThat(events).as("one waits still").isEmpty();
        reply(2).cancel(true);

        assertThat(events).containsExactly("cancelled");
    }

    @Test
    void whenARequestThatIsAskedForByItselfIsCancelledThenThatSendingEnds() {
        start();
        frames.tryEmitNext(frame("1", 202, "{\"state\":\"running\"}"));

        reply(1).cancel(true);

        assertThat(alone.get("b")).isCancelled();
    }

    private void start() {
        new BatchExchange(requests, this::sendAlone, failure -> HttpSender.translate(WORKER, failure), refusals::add)
                .start(frames.asFlux().doOnCancel(() -> events.add("cancelled")));
    }

    private CompletableFuture<Reply> sendAlone(HttpRequest request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        alone.put(request.path(), reply);
        return reply;
    }

    private void failWithoutSending(String path) {
        Objects.requireNonNull(alone.get(path))
                .completeExceptionally(HttpSender.translate(WORKER, new ConnectException("Connection refused")));
    }

    private CompletableFuture<Reply> reply(int place) {
        return requests.get(place).reply();
    }

    private SendFailedException failureOf(int place) {
        assertThat(reply(place)).isCompletedExceptionally();
        return assertThat(catchThrowableOfType(
                        CompletionException.class, () -> reply(place).join()))
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(SendFailedException.class))
                .actual();
    }

    private static BatchFrame frame(String id, int status, String body) {
        return new BatchFrame(id, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static WaitingRequest waiting(String path) {
        return new WaitingRequest(new HttpRequest("POST", path, Map.of(), new byte[0]));
    }
}
