package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.Remote;
import io.rref.protocol.Action;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Failures;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ConformanceNames.class)
class RemoteResultTest {

    private static final String OUTSIDE_A_CALL = "Can not serialise an RRef outside a call";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C069")
    void whenAFunctionsResultStaysThenItIsFetched() {
        try (RRef<Long> sum = arithmetic().remote(sums -> sums.add(2, 3))) {
            assertThat(sum.toHere()).isEqualTo(5);
            assertThat(sum.toHereAsync().join()).isEqualTo(5);
            assertThat(sum.ownerName()).isEqualTo("worker-2");
            assertThat(sum.isOwner()).isFalse();
        }
    }

    @Test
    @Conforms("C070")
    void whenAMethodsResultStaysThenItIsFetched() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-2").create(Counter.class, 5L);
                RRef<Long> value = counter.remote(c -> c.add(2))) {
            assertThat(value.toHere()).isEqualTo(7);
            assertThat(counter.rpcSync().value()).isEqualTo(7);
        }
    }

    @Test
    @Conforms("C071")
    void whenTenResultsStayThenTheyAreFetchedInOrder() {
        List<RRef<Long>> sums = LongStream.range(0, 10)
                .mapToObj(n -> cluster.closing(arithmetic().remote(f -> f.add(n, n))))
                .toList();

        assertThat(sums.stream().map(RRef::toHere).toList())
                .isEqualTo(LongStream.range(0, 10).map(n -> 2 * n).boxed().toList());
    }

    @Test
    @Conforms("C079")
    void whenAFunctionRaisesThenFetchingItsResultRaisesTheSame() {
        Remote<Failures> failures = cluster.rrefs().on("worker-2").functions(Failures.class);
        try (RRef<Double> root = failures.remote(f -> f.root(4));
                RRef<Double> none = failures.remote(f -> f.root(-4))) {
            assertThat(root.toHere()).isEqualTo(2.0);
            assertThatThrownBy(none::toHere)
                    .isExactlyInstanceOf(ArithmeticException.class)
                    .hasMessage("no root of -4.0");
            assertThatThrownBy(none::toHere).isExactlyInstanceOf(ArithmeticException.class);
            assertThat(none.created()).failsWithin(LIMIT);
            assertThat(none.confirmedByOwner()).isFalse();
        }
    }

    @Test
    @Conforms("C080")
    void whenAResultStaysThenTheFutureOfItsCreationIsThere() {
        try (RRef<Long> ofAFunction = arithmetic().remote(sums -> sums.add(2, 3));
                RRef<Counter> made = cluster.rrefs().on("worker-2").create(Counter.class, 5L);
                RRef<Long> ofAMethod = made.remote(c -> c.add(2))) {
            assertThat(ofAFunction.toHere()).isEqualTo(5);
            assertThat(ofAMethod.toHere()).isEqualTo(7);

            for (RRef<?> each : List.of(ofAFunction, made, ofAMethod)) {
                assertThat(each.created()).succeedsWithin(LIMIT).isNull();
                assertThat(each.state().creation()).isEqualTo(RRefState.Creation.READY);
            }
        }
    }

    @Test
    @Conforms("C081")
    void whenAValueIsFetchedTwiceThenTwoEqualCopiesArrive() {
        SentMessages sent = cluster.client().bean(SentMessages.class);
        try (RRef<List<Long>> numbers = arithmetic().remote(f -> f.upTo(3))) {
            numbers.created().join();
            sent.watch();
            List<Long> one = numbers.toHere();
            List<Long> other = numbers.toHere();

            assertThat(other).isEqualTo(one).isNotSameAs(one);
            assertThat(sent.watched(Action.Fetch.class)).hasSize(2);
        }
    }

    @Test
    @Conforms("C082")
    void whenAFetchedCopyIsChangedThenTheOwnersValueIsNot() {
        try (RRef<List<Long>> numbers = arithmetic().remote(f -> f.upTo(3))) {
            List<Long> copy = numbers.toHere();
            copy.set(0, 99L);

            assertThat(numbers.toHere()).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    @Conforms("C086")
    void whenAHandleIsSerialisedOutsideACallThenItIsRefused() {
        JsonMapper ofTheApp = cluster.client().bean(JsonMapper.class);
        try (RRef<Long> sum = arithmetic().remote(f -> f.add(1, 1))) {
            assertThatThrownBy(() -> ofTheApp.writeValueAsString(sum))
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining(OUTSIDE_A_CALL);
            assertThatThrownBy(() -> ofTheApp.convertValue(sum, String.class))
                    .isInstanceOf(JacksonException.class)
                    .hasMessageContaining(OUTSIDE_A_CALL);
            assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(sum))
                    .isInstanceOf(NotSerializableException.class)
                    .hasMessageContaining(OUTSIDE_A_CALL);
            assertThat(sum.toHere()).isEqualTo(2);
        }
    }

    @Test
    @Conforms("C088")
    void whenAFunctionRaisesThenItsReferenceExistsUntilItIsClosedAndEveryReadRaises() {
        try (RRef<Double> none =
                cluster.rrefs().on("worker-2").functions(Failures.class).remote(f -> f.root(-4))) {
            assertThatThrownBy(none::toHere).isExactlyInstanceOf(ArithmeticException.class);

            assertThat(cluster.heldBy("worker-2"))
                    .filteredOn(held -> !held.isNamed())
                    .singleElement()
                    .satisfies(held -> assertThat(held.state()).isEqualTo("failed"))
                    .satisfies(held -> assertThat(held.forks()).hasSize(1));
            assertThat(none.state().creation()).isEqualTo(RRefState.Creation.FAILED);
            assertThatThrownBy(none::toHere).isExactlyInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    @Conforms("C038")
    void whenTheContractIsServedByNobodyThenTheHandleSaysSo() {
        try (RRef<Long> number = cluster.rrefs()
                .on("worker-2")
                .functions(io.rref.test.app.Unserved.class)
                .remote(io.rref.test.app.Unserved::number)) {
            assertThat(catchThrowableOfType(NotExecutedException.class, number::toHere)
                            .problem())
                    .isEqualTo("unknown-contract");
        }
    }

    private static Remote<Arithmetic> arithmetic() {
        return cluster.rrefs().on("worker-2").functions(Arithmetic.class);
    }
}
