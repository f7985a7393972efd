package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.RemoteFutures;
import io.rref.RemoteInterface;
import io.rref.RpcMode;
import io.rref.Worker;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Failures;
import io.rref.test.app.Untold;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.ParameterizedTypeReference;

@DisplayNameGeneration(ConformanceNames.class)
class CallFutureTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C042")
    void whenAFailedFutureIsWaitedForTwiceThenItFailsTwiceWithTheSameError() {
        CompletableFuture<Long> failed = failing();

        Throwable first = catchThrowable(failed::join);
        Throwable second = catchThrowable(failed::join);

        assertThat(first).hasCauseExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(second.getCause()).isSameAs(first.getCause());
    }

    @Test
    @Conforms("C043")
    void whenAFutureHasEndedThenItIsDoneWhetherItFailedOrNot() {
        CompletableFuture<Long> succeeded = succeeding();
        CompletableFuture<Long> failed = failing();

        assertThat(succeeded).succeedsWithin(LIMIT).isEqualTo(3L);
        assertThat(failed).failsWithin(LIMIT);
        assertThat(succeeded).isDone();
        assertThat(failed).isDone();
    }

    @Test
    @Conforms("C044")
    void whenAnEndedFutureIsCompletedAgainThenItsValueStays() {
        CompletableFuture<Long> future = succeeding();
        future.join();

        assertThat(future.complete(99L)).isFalse();
        assertThat(future.completeExceptionally(new IllegalStateException("again")))
                .isFalse();
        assertThat(future.join()).isEqualTo(3);
    }

    @Test
    @Conforms("C045")
    void whenTenCallbacksAreAddedThenEachSeesTheValue() {
        CompletableFuture<Long> future = succeeding();

        List<CompletableFuture<Long>> callbacks = LongStream.range(0, 10)
                .mapToObj(n -> future.thenApply(value -> value + n))
                .toList();

        assertThat(callbacks.stream().map(CompletableFuture::join).toList())
                .isEqualTo(LongStream.range(3, 13).boxed().toList());
    }

    @Test
    @Conforms("C045")
    void whenTwentyCallsAreChainedThenTheirResultsCompose() {
        CompletableFuture<Long> chain = succeeding();
        for (int i = 0; i < 20; i++) {
            chain = chain.thenCompose(value -> arithmetic().rpcAsync(sums -> sums.add(value, 1)));
        }

        assertThat(chain).succeedsWithin(LIMIT).isEqualTo(23L);
    }

    @Test
    @Conforms("C045")
    void whenACallbackBlocksOnAnotherCallThenItReturns() {
        CompletableFuture<Long> blocking =
                succeeding().thenApply(value -> arithmetic().rpcSync().add(value, 1));

        assertThat(blocking).succeedsWithin(LIMIT).isEqualTo(4L);
    }

    @Test
    @Conforms("C046")
    void whenACallbackFailsAfterItSawTheFirstErrorThenTheDerivedFutureHasItsError() {
        AtomicReference<Throwable> seen = new AtomicReference<>();

        CompletableFuture<Long> derived = failing().handle((value, failure) -> {
            seen.set(failure);
            throw new IllegalStateException("the callback's");
        });

        assertThatThrownBy(derived::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseExactlyInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the callback's");
        assertThat(seen.get()).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Conforms("C049")
    @SuppressWarnings("NullAway") // what is shown is that null is refused
    void whenTheCallbackIsNullThenItIsRefusedAtOnce() {
        CompletableFuture<Long> future = succeeding();

        assertThatThrownBy(() -> future.thenApply(null)).isInstanceOf(NullPointerException.class);
        assertThat(future.join()).isEqualTo(3);
    }

    @Test
    @Conforms("C050")
    void whenACallbackGivesNoResultThenItRunsAndTheValueStays() {
        AtomicReference<Long> seen = new AtomicReference<>();
        CompletableFuture<Long> future = succeeding();

        future.thenAccept(seen::set).join();

        assertThat(seen).hasValue(3L);
        assertThat(future.join()).isEqualTo(3);
    }

    @Test
    @Conforms("C051")
    void whenAFutureIsAnArgumentThenItIsRefusedAtTheCallWhateverItsForm() {
        Worker worker = cluster.rrefs().on("worker-2");
        CompletableFuture<Long> future = CompletableFuture.completedFuture(1L);

        assertThatThrownBy(() -> worker.functions(TakesFuture.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("futures and publishers do not travel");
        assertThatThrownBy(() -> worker.create(Counter.class, future))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Can not serialise a future");
        assertThatThrownBy(() -> worker.create(new ParameterizedTypeReference<Counter>() {}, List.of(future)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Can not serialise a future");
        assertThatThrownBy(() -> worker.named("never published", Counter.class, future))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Can not serialise a future");
    }

    @Test
    @Conforms("C051")
    void whenAFutureIsGivenByNameThenEveryModeRefusesIt() {
        CompletableFuture<Long> future = CompletableFuture.completedFuture(1L);
        try (RRef<Counter> counter = cluster.rrefs().on("worker-2").create(Counter.class, 5L)) {
            for (RpcMode mode : List.of(RpcMode.RPC_SYNC, RpcMode.REMOTE)) {
                assertThatThrownBy(() -> counter.proxy(mode).call("add", future))
                        .isInstanceOf(NotExecutedException.class)
                        .hasMessageContaining("must be a long");
            }
            assertThat(counter.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("add", future))
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("must be a long");
        }
    }

    @Test
    @Conforms("C052")
    void whenAMethodGivesAFutureAsIfItWereAValueThenEveryModeSaysThatItDoesNotTravel() {
        Remote<Untold> untold = cluster.rrefs().on("worker-2").functions(Untold.class);

        assertThatThrownBy(() -> untold.rpcSync().future()).hasMessageContaining("Can not serialise a future");
        assertThat(untold.rpcAsync(Untold::future))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("Can not serialise a future");
        try (RRef<Object> there = untold.remote(Untold::future)) {
            assertThatThrownBy(there::toHere).hasMessageContaining("Can not serialise a future");
        }
    }

    @Test
    @Conforms("C053")
    void whenOneOfSeveralFuturesFailsThenWhoWaitsForAllLearnsItAtOnce() {
        Remote<Waiting> waiting = cluster.rrefs().on("worker-1").functions(Waiting.class);
        CompletableFuture<Long> never =
                waiting.callStage(w -> w.pass("never all", 1)).rpcAsync();
        CompletableFuture<Long> first = failing();
        assertThat(first).failsWithin(LIMIT);

        CompletableFuture<List<Long>> all = RemoteFutures.all(List.of(never, succeeding(), first, failing()));

        assertThat(all)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(never).as("the others go on").isNotDone();
        waiting.rpcSync().open("never all");
        assertThat(never).succeedsWithin(LIMIT).isEqualTo(1L);
    }

    @Test
    @Conforms("C053")
    void whenNoneOfSeveralFuturesFailsThenTheirResultsAreThereInOrder() {
        List<CompletableFuture<Long>> calls = LongStream.range(0, 10)
                .mapToObj(n -> arithmetic().rpcAsync(sums -> sums.add(n, n)))
                .toList();

        assertThat(RemoteFutures.all(calls))
                .succeedsWithin(LIMIT)
                .isEqualTo(LongStream.range(0, 10).map(n -> 2 * n).boxed().toList());
    }

    @RemoteInterface
    interface TakesFuture {

        long take(CompletableFuture<Long> future);
    }

    private static CompletableFuture<Long> succeeding() {
        return arithmetic().rpcAsync(sums -> sums.add(1, 2));
    }

    private static CompletableFuture<Long> failing() {
        return cluster.rrefs().on("worker-2").functions(Failures.class).rpcAsync(failures -> failures.refuse("no"));
    }

    private static Remote<Arithmetic> arithmetic() {
        return cluster.rrefs().on("worker-2").functions(Arithmetic.class);
    }
}
