package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefState.Access;
import io.rref.RemoteInterface;
import io.rref.codec.ValueCodec;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 4, no ghost: an answer that is still being decoded comes before the loss, whatever the threads do. */
class LossThroughTheShellTest implements WorkerTransport {

    private final Queue<Runnable> executor = new ArrayDeque<>();

    private final CompletableFuture<Reply> renewal = new CompletableFuture<>();

    private final CompletableFuture<Reply> called = new CompletableFuture<>();

    private final FreshIds ids = new FreshIds();

    private final HolderRuntime runtime = new HolderRuntime(
            new HolderId("app", ids.incarnation()),
            LeaseTerms.DEFAULT,
            MonotonicClock.system(),
            new RuntimeSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofMillis(1), Map.of()),
            new StaticWorkerDirectory(Map.of()),
            this,
            ValueCodec.create(List.of()),
            ids,
            executor::add);

    private final List<String> seen = new ArrayList<>();

    @RemoteInterface
    interface Counter {
        long value();
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void whenTheLeaseIsLostWhileAnAnswerIsDecodedThenTheAnswerComesFirst() {
        RRef<Counter> counter = runtime.on("worker-1").create(Counter.class);
        CompletableFuture<Long> call = counter.call(Counter::value).rpcAsync();
        call.thenAccept(value -> seen.add("answer " + value));
        counter.lost().thenAccept(reason -> seen.add("lost " + reason));

        called.complete(new Reply.Returned(Content.of("7".getBytes(StandardCharsets.UTF_8)), List.of()));
        renewal.complete(new Reply.Refused(new Problem(ProblemType.LEASE_LOST, "expired")));
        assertThat(counter.state().access()).as("the gate is closed").isEqualTo(Access.LOST);
        assertThat(seen).isEmpty();
        runAll();

        assertThat(seen).containsExactly("answer 7", "lost " + LossReason.EXPIRED);
    }

    @Test
    void whenTheLeaseIsLostDuringACallThenTheCallEndsBeforeTheLossIsTold() {
        RRef<Counter> counter = runtime.on("worker-1").create(Counter.class);
        CompletableFuture<Long> call = counter.call(Counter::value).rpcAsync();
        call.whenComplete((value, failure) -> seen.add(failure.getClass().getSimpleName()));
        counter.lost().thenAccept(reason -> seen.add("lost"));

        renewal.complete(new Reply.Refused(new Problem(ProblemType.LEASE_LOST, "expired")));
        called.complete(new Reply.Returned(Content.of("7".getBytes(StandardCharsets.UTF_8)), List.of()));
        runAll();

        assertThat(seen).containsExactly("OutcomeUnknownException", "lost");
    }

    @Test
    void whenNothingIsInFlightThenTheLossIsToldOnTheExecutorAndNotOnTheThreadThatBroughtIt() {
        RRef<Counter> counter = runtime.on("worker-1").create(Counter.class);

        renewal.complete(new Reply.Refused(new Problem(ProblemType.LEASE_LOST, "expired")));

        assertThat(counter.lost()).isNotDone();
        runAll();
        assertThat(counter.lost()).isCompletedWithValue(LossReason.EXPIRED);
    }

    private void runAll() {
        while (!executor.isEmpty()) {
            executor.remove().run();
        }
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        if (message instanceof Message.OpenLease) {
            return CompletableFuture.completedFuture(
                    new Reply.LeaseGranted(ScriptedOwner.INCARNATION, new LeaseToken(7, 7), Duration.ofSeconds(30)));
        }
        if (message instanceof Message.RenewLease) {
            return renewal;
        }
        if (message instanceof Message.Numbered numbered && numbered.action() instanceof Action.Create create) {
            return CompletableFuture.completedFuture(Reply.Listed.at(create.rref(), CreationStage.READY));
        }
        return called;
    }
}
