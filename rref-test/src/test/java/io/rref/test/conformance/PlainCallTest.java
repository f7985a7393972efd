package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Invocation;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.protocol.Action;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Containers;
import io.rref.test.app.Counter;
import io.rref.test.app.Parcel;
import io.rref.test.app.Relay;
import io.rref.test.app.SelfPacked;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ConformanceNames.class)
class PlainCallTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C026")
    void whenAWorkerCallsItselfThenItGetsTheValue() {
        RRefClient own = cluster.rrefsOf("worker-1");
        Remote<Arithmetic> self = own.on(own.self()).functions(Arithmetic.class);

        SentMessages overTheNetwork = cluster.bean("worker-1", SentMessages.class);

        overTheNetwork.watch();
        assertThat(self.rpcSync().add(2, 3)).isEqualTo(5);
        assertThat(self.rpcAsync(sums -> sums.add(3, 4)).join()).isEqualTo(7);
        assertThat(self.rpcSync().whereAmI()).isEqualTo("worker-1");
        assertThat(overTheNetwork.watched(Action.CallFunction.class)).isEmpty();
    }

    @Test
    @Conforms("C027")
    void whenAFunctionTakesAListThenItGetsTheList() {
        assertThat(arithmetic("worker-2").rpcSync().sum(List.of(1L, 2L, 3L))).isEqualTo(6);
    }

    @Test
    @Conforms("C028")
    void whenMethodsAreOverloadedDefaultOrInheritedThenEachIsCalledOnTheWorker() {
        Arithmetic functions = arithmetic("worker-2").rpcSync();

        assertThat(functions.add(1, 2)).isEqualTo(3);
        assertThat(functions.add("a", "b")).isEqualTo("ab");
        assertThat(functions.twice(21)).isEqualTo(42);
        assertThat(functions.form()).isEqualTo("the worker's");
        assertThat(functions.whereAmI()).isEqualTo("worker-2");
    }

    @Test
    @Conforms("C028")
    void whenAnObjectIsMadeThenItsOwnDefaultAndInheritedMethodsAreCalled() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-2").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().add(2)).isEqualTo(7);
            assertThat(counter.rpcSync().increment()).isEqualTo(8);
            counter.rpcSync().reset();
            assertThat(counter.rpcSync().value()).isZero();
        }
    }

    @Test
    @Conforms("C029")
    void whenAFunctionReturnsNothingThenTheResultIsNullInEveryMode() {
        Remote<Arithmetic> functions = arithmetic("worker-2");

        functions.rpcSync().nothing();
        assertThat(functions.run(Arithmetic::nothing).rpcSync()).isNull();
        assertThat(functions.run(Arithmetic::nothing).rpcAsync().join()).isNull();
        try (RRef<?> result = functions.run(Arithmetic::nothing).remote()) {
            assertThat((Object) result.toHere()).isNull();
        }
    }

    @Test
    void whenTheResultIsNotAskedForThenItIsNullInEveryMode() {
        Remote<Arithmetic> functions = arithmetic("worker-2");
        Invocation<@Nullable Void> sum = functions.run(sums -> sums.add(1, 2));

        @Nullable Void now = sum.rpcSync();
        assertThat(now).isNull();
        assertThat(sum.rpcAsync()
                        .thenAccept((@Nullable Void later) -> assertThat(later).isNull()))
                .succeedsWithin(Duration.ofSeconds(10));
        try (RRef<@Nullable Void> there = sum.remote()) {
            @Nullable Void fetched = there.toHere();
            assertThat(fetched).isNull();
        }
    }

    @Test
    @Conforms("C030")
    void whenNumbersAreNestedInContainersThenTheStructureStays() {
        Parcel parcel = new Parcel(
                List.of(List.of(1.0, 2.0), List.of()),
                Map.of("a", List.of(3.0)),
                new Parcel.Point(4, 5),
                Optional.of(6.0));

        Parcel doubled = cluster.rrefs()
                .on("worker-2")
                .functions(Containers.class)
                .rpcSync()
                .doubled(parcel);

        assertThat(doubled)
                .isEqualTo(new Parcel(
                        List.of(List.of(2.0, 4.0), List.of()),
                        Map.of("a", List.of(6.0)),
                        new Parcel.Point(8, 10),
                        Optional.of(12.0)));
    }

    @Test
    @Conforms("C031")
    void whenAValueWritesItsStateWithAMapperOfItsOwnThenItArrives() {
        SelfPacked value = new SelfPacked(List.of(1L, 2L));

        assertThat(cluster.rrefs()
                        .on("worker-2")
                        .functions(Containers.class)
                        .rpcSync()
                        .same(value))
                .isEqualTo(value);
    }

    @Test
    @Conforms("C033")
    void whenAThousandLightCallsAreMadeAtOnceThenAllReturn() {
        Remote<Arithmetic> functions = arithmetic("worker-2");

        List<CompletableFuture<Long>> calls = LongStream.range(0, 1000)
                .mapToObj(n -> functions.rpcAsync(sums -> sums.add(n, 1)))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join).toList())
                .isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
    }

    @Test
    @Conforms("C040")
    void whenTheCalleeCallsItsCallerBackThenBothReturn() {
        assertThat(cluster.rrefs()
                        .on("worker-1")
                        .functions(Relay.class)
                        .rpcSync()
                        .bounce("worker-2", 3, 4))
                .isEqualTo(7);
    }

    private static Remote<Arithmetic> arithmetic(String worker) {
        return cluster.rrefs().on(worker).functions(Arithmetic.class);
    }
}
