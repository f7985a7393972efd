package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RRefState;
import io.rref.Remote;
import io.rref.WorkerInfo;
import io.rref.protocol.Action;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Failures;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a handle says of itself, on its owner and elsewhere. */
@DisplayNameGeneration(ConformanceNames.class)
class HandleIdentityTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C072")
    void whenAWorkersResultForItselfStaysThenItsLocalValueIsThere() {
        try (RRef<Long> sum = own(Arithmetic.class).remote(sums -> sums.add(2, 3))) {
            assertThat(sum.localValue()).isEqualTo(5);
            assertThat(sum.isOwner()).isTrue();
        }
    }

    @Test
    @Conforms("C073")
    void whenAMethodsResultForItselfStaysThenItIsFetchedLikeAnyOther() {
        RRefClient own = cluster.rrefsOf("worker-1");
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L);
                RRef<Long> value = counter.remote(c -> c.add(2))) {
            assertThat(value.toHere()).isEqualTo(7);
            assertThat(value.toHereAsync().join()).isEqualTo(7);
        }
    }

    @Test
    @Conforms("C074")
    void whenAWorkerSharesItsOwnValueThenItHasTheValueItselfAndNothingIsSent() {
        SentMessages sent = cluster.bean("worker-1", SentMessages.class);
        List<Long> numbers = new ArrayList<>(List.of(1L));
        sent.watch();
        try (RRef<Long> number = cluster.rrefsOf("worker-1").share(35L);
                RRef<List<Long>> list = cluster.rrefsOf("worker-1").share(numbers)) {
            assertThat(number.localValue()).isEqualTo(35);
            assertThat(number.toHere()).isEqualTo(35);
            assertThat(list.localValue()).isSameAs(numbers);
            assertThat(number.isOwner()).isTrue();
            assertThat(number.confirmedByOwner()).isTrue();
        }
        assertThat(sent.watched(Action.class)).isEmpty();
    }

    @Test
    @Conforms("C075")
    void whenAUserAsksForTheLocalValueThenTheErrorNamesTheHandleThisProcessAndTheOwner() {
        try (RRef<Long> sum = arithmetic("worker-2").remote(sums -> sums.add(2, 3))) {
            sum.created().join();

            assertThatThrownBy(sum::localValue)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("can't call localValue() on user " + sum)
                    .hasMessageContaining("at " + cluster.rrefs().self().name())
                    .hasMessageContaining("its owner is " + sum.owner());
            assertThat(sum.toHere()).isEqualTo(5);
        }
    }

    @Test
    @Conforms("C076")
    void whenAHandleIsWrittenAsATextThenItSaysWhoseItIsAndWhichOne() {
        try (RRef<Long> own = own(Arithmetic.class).remote(sums -> sums.add(2, 3));
                RRef<Long> other = arithmetic("worker-2").remote(sums -> sums.add(2, 3))) {
            other.created().join();

            assertThat(own).hasToString("OwnerRRef(" + own.id() + ")");
            assertThat(other.toString())
                    .matches("UserRRef\\(RRefId = [0-9a-f]{8}…, ForkId = [0-9a-f]{8}…\\)")
                    .contains(other.id().value().substring(0, 8));
        }
    }

    @Test
    @Conforms("C077")
    void whenHandlesHaveOneOwnerThenItsInfoIsEqualAndAKey() {
        RRefClient own = cluster.rrefsOf("worker-1");
        try (RRef<Long> one = arithmetic("worker-2").remote(sums -> sums.add(1, 1));
                RRef<Long> another = arithmetic("worker-2").remote(sums -> sums.add(2, 2));
                RRef<Long> elsewhere = arithmetic("worker-3").remote(sums -> sums.add(3, 3));
                RRef<Long> here = own(Arithmetic.class).remote(sums -> sums.add(4, 4))) {
            List.of(one, another, elsewhere, here)
                    .forEach(each -> each.created().join());

            assertThat(one.owner()).isEqualTo(another.owner()).isNotEqualTo(elsewhere.owner());
            assertThat(one.owner()).isEqualTo(cluster.rrefsOf("worker-2").self());
            assertThat(here.owner()).isEqualTo(own.self());
            Map<WorkerInfo, String> byOwner = Map.of(one.owner(), "second", here.owner(), "first");
            assertThat(byOwner).containsEntry(another.owner(), "second").containsEntry(own.self(), "first");
        }
    }

    @Test
    @Conforms("C078")
    void whenARemoteFunctionRaisesOnAnotherOrOnOneselfThenFetchingRaisesTheSame() {
        Remote<Failures> next = cluster.rrefsOf("worker-1").on("worker-2").functions(Failures.class);
        try (RRef<Long> refused = next.remote(f -> f.refuse("on the next"));
                RRef<Double> none = own(Failures.class).remote(f -> f.root(-4))) {
            assertThatThrownBy(refused::toHere)
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("on the next");
            assertThatThrownBy(none::toHere)
                    .isExactlyInstanceOf(ArithmeticException.class)
                    .hasMessage("no root of -4.0");
            assertThatThrownBy(none::localValue).isExactlyInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    @Conforms("C083")
    void whenTheOwnerFetchesThenItGetsTheValueItselfAtOnce() {
        try (RRef<List<Long>> numbers = own(Arithmetic.class).remote(f -> f.upTo(3))) {
            numbers.created().join();

            assertThat(numbers.toHere()).isSameAs(numbers.localValue());
            assertThat(numbers.toHere(Duration.ofNanos(1))).isSameAs(numbers.localValue());
            assertThat(numbers.toHereAsync().join()).isSameAs(numbers.localValue());
        }
    }

    @Test
    @Conforms("C085")
    void whenTheOwnerHasNotAnsweredThenAHandleIsNotConfirmedAndFromThenOnItIs() {
        try (RRef<Long> here = own(Arithmetic.class).remote(sums -> sums.add(1, 1))) {
            here.created().join();
            assertThat(here.confirmedByOwner()).isTrue();
        }
        SentMessages sent = cluster.client().bean(SentMessages.class);
        RRef<Counter> counter;
        try (var underWay = sent.holdBack(Action.Create.class)) {
            counter = cluster.closing(cluster.rrefs().on("worker-2").create(Counter.class, 5L));

            assertThat(counter.confirmedByOwner()).isFalse();
            assertThat(counter.state().creation()).isEqualTo(RRefState.Creation.PENDING);
        }
        await().atMost(LIMIT).until(counter::confirmedByOwner);
        assertThat(counter.rpcSync().value()).isEqualTo(5);
    }

    private static <F> Remote<F> own(Class<F> functions) {
        RRefClient own = cluster.rrefsOf("worker-1");
        return own.on(own.self()).functions(functions);
    }

    private static Remote<Arithmetic> arithmetic(String worker) {
        return cluster.rrefs().on(worker).functions(Arithmetic.class);
    }
}
