package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int AT_ONCE = 4;

    private static final int MOST = 1000;

    private static final Reply DONE = new Reply.Done();

    private final List<String> alone = new ArrayList<>();

    private final List<List<String>> batches = new ArrayList<>();

    private final List<CompletableFuture<Reply>> replies = new ArrayList<>();

    private final Queue<Runnable> turns = new ArrayDeque<>();

    private final Outbox outbox = new Outbox(this::sendAlone, this::sendTogether, turns::add, MOST);

    @Test
    void whenFewAreUnansweredThenEachGoesAtOnceByItself() {
        send(AT_ONCE);

        assertThat(alone).containsExactly("0", "1", "2", "3");
        assertThat(turns).as("turns that somebody would have to wait for").isEmpty();
    }

    @Test
    void whenMoreComeThenTheyGoTogetherAtTheNextTurn() {
        send(AT_ONCE + 3);
        assertThat(turns).as("one turn is asked for, not one by each").hasSize(1);

        runTurns();

        assertThat(alone).hasSize(AT_ONCE);
        assertThat(batches).containsExactly(List.of("4", "5", "6"));
    }

    @Test
    void whenOnlyOneWaitsThenItGoesByItself() {
        List<CompletableFuture<Reply>> sent = send(AT_ONCE + 1);

        runTurns();

        assertThat(alone).hasSize(AT_ONCE + 1);
        assertThat(batches).isEmpty();
        replies.forEach(reply -> reply.complete(DONE));
        assertThat(sent).allSatisfy(reply -> assertThat(reply).isCompletedWithValue(DONE));
    }

    @Test
    void whenTheFirstAreAnsweredThenTheNextGoesAtOnceAgain() {
        send(AT_ONCE);
        replies.forEach(reply -> reply.complete(DONE));
        assertThat(outbox.isIdle()).isTrue();

        outbox.send(request("next", 1));

        assertThat(alone).endsWith("next");
        assertThat(outbox.isIdle()).as("while it is unanswered").isFalse();
    }

    @Test
    void whenARequestIsLargeThenItGoesByItself() {
        send(AT_ONCE);

        outbox.send(request("large", 20_000));

        assertThat(alone).endsWith("large");
    }

    @Test
    void whenManyWaitThenEachTurnTakesABatchOfLimitedSize() {
        send(AT_ONCE + 100);

        runTurns();

        assertThat(batches).extracting(List::size).containsExactly(64, 36);
    }

    @Test
    void whenWaitingBodiesAreLargeThenABatchIsSentBeforeItGrowsOverItsBytes() {
        send(AT_ONCE);
        IntStream.range(0, 10).forEach(i -> outbox.send(request("b" + i, 16_000)));

        runTurns();

        assertThat(batches).extracting(List::size).containsExactly(5, 5);
    }

    @Test
    void whenAWaitingRequestIsCancelledThenItIsNotSent() {
        List<CompletableFuture<Reply>> sent = send(AT_ONCE + 3);
        sent.get(AT_ONCE).cancel(true);

        runTurns();

        assertThat(batches).containsExactly(List.of("5", "6"));
    }

    @Test
    void whenNoThreadTakesTurnsAnyMoreThenWaitingRequestsGoAtOnce() {
        Outbox closing = new Outbox(
                this::sendAlone,
                this::sendTogether,
                turn -> {
                    throw new RejectedExecutionException("closed");
                },
                MOST);

        IntStream.rangeClosed(0, AT_ONCE).forEach(i -> closing.send(request("r" + i, 1)));

        assertThat(alone).contains("r" + AT_ONCE);
    }

    @Test
    void whenATurnBreaksOffThenItsRequestsAreToldAndTheNextTurnComes() {
        List<Integer> tried = new ArrayList<>();
        Outbox broken = new Outbox(
                this::sendAlone,
                requests -> {
                    tried.add(requests.size());
                    throw new NoClassDefFoundError("of a filter of the application's");
                },
                turns::add,
                MOST);
        List<CompletableFuture<Reply>> sent = IntStream.range(0, AT_ONCE + 100)
                .mapToObj(i -> broken.send(request("r" + i, 1)))
                .toList();

        while (!turns.isEmpty()) {
            assertThatThrownBy(turns.remove()::run).isInstanceOf(NoClassDefFoundError.class);
        }

        assertThat(tried).containsExactly(64, 36);
        assertThat(sent.subList(AT_ONCE, sent.size()))
                .allSatisfy(reply -> assertThat(reply).isCompletedExceptionally());
    }

    @Test
    void whenSendingThrowsThenItDoesNotCountAsUnansweredForEver() {
        Outbox broken = new Outbox(
                request -> {
                    throw new NoClassDefFoundError("of a filter of the application's");
                },
                this::sendTogether,
                turns::add,
                MOST);

        assertThatThrownBy(() -> broken.send(request("r", 1))).isInstanceOf(NoClassDefFoundError.class);

        assertThat(broken.isIdle()).isTrue();
    }

    @Test
    void whenAsManyAreUnansweredAsMayBeThenTheRestWaitsForAnAnswer() {
        Outbox narrow = new Outbox(this::sendAlone, this::sendTogether, turns::add, AT_ONCE + 2);
        IntStream.range(0, AT_ONCE + 5).forEach(i -> narrow.send(request("r" + i, 1)));
        runTurns();
        assertThat(batches).containsExactly(List.of("r4", "r5"));

        replies.get(0).complete(DONE);
        replies.get(1).complete(DONE);
        runTurns();

        assertThat(batches).containsExactly(List.of("r4", "r5"), List.of("r6", "r7"));
    }

    @Test
    void whenConnectionsAreFewThenWhoWaitsGoesBeforeWhoComes() {
        Outbox one = new Outbox(this::sendAlone, this::sendTogether, turns::add, 1);
        one.send(request("first", 1));
        one.send(request("second", 1));
        runTurns();
        assertThat(alone).containsExactly("first");

        replies.get(0).complete(DONE);
        one.send(request("third", 1));
        runTurns();

        assertThat(alone).containsExactly("first", "second");
        replies.get(1).complete(DONE);
        runTurns();
        assertThat(alone).containsExactly("first", "second", "third");
    }

    @Test
    void whenThereIsNoThreadForATurnThenWaitingRequestsGoAtOnce() {
        Outbox poor = new Outbox(
                this::sendAlone,
                this::sendTogether,
                turn -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                MOST);

        IntStream.rangeClosed(0, AT_ONCE).forEach(i -> poor.send(request("r" + i, 1)));

        assertThat(alone).contains("r" + AT_ONCE);
    }

    @Test
    void whenBatchesAreNotTakenThenRequestsGoByThemselves() {
        send(AT_ONCE + 2);
        assertThat(outbox.sendNoBatches()).as("news").isTrue();
        assertThat(outbox.sendNoBatches()).as("news a second time").isFalse();

        outbox.send(request("by itself", 1));
        runTurns();

        assertThat(alone).endsWith("by itself", "4", "5");
        assertThat(batches).isEmpty();
    }

    private List<CompletableFuture<Reply>> send(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> outbox.send(request(Integer.toString(i), 10)))
                .toList();
    }

    private void runTurns() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    private CompletableFuture<Reply> sendAlone(HttpRequest request) {
        alone.add(request.path());
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        replies.add(reply);
        return reply;
    }

    private void sendTogether(List<WaitingRequest> requests) {
        batches.add(requests.stream().map(waiting -> waiting.request().path()).toList());
    }

    private static HttpRequest request(String path, int bytes) {
        return new HttpRequest("POST", path, Map.of(), new byte[bytes]);
    }
}
