package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.Worker;
import io.rref.test.app.Account;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Relay;
import io.rref.test.app.Resettable;
import io.rref.test.app.Shelf;
import io.rref.test.app.Unserved;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Each wrong use gets an error that says what is wrong, and changes nothing on the worker. */
class BadInputTest {

    private static final int LARGEST_BODY = 20_000;

    @RegisterExtension
    static final EmbeddedCluster cluster =
            EmbeddedCluster.of(1).withWorkerProperty("rref.worker.limits.body", LARGEST_BODY + "B");

    private Set<String> before = Set.of();

    private RRef<Counter> counter = counter(5);

    @BeforeEach
    void remember() {
        counter.created().join();
        before = held();
    }

    /** Before the cluster is required to be empty. */
    @AfterEach
    void requireNothingChanged() {
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(held()).isEqualTo(before));
    }

    @Test
    void whenTheWorkerIsUnknownThenTheErrorNamesTheOnesThatAreKnown() {
        Remote<Arithmetic> nowhere = cluster.rrefs().on("worker-9").functions(Arithmetic.class);

        assertThat(refused(() -> nowhere.rpcSync().add(1, 1), "unknown-worker"))
                .hasMessageContaining("worker-9")
                .hasMessageContaining("[worker-1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "worker/1"})
    void whenTheWorkersNameCannotBeOneThenItIsRefusedAtOnce(String name) {
        assertThatThrownBy(() -> cluster.rrefs().on(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Worker name must");
    }

    @Test
    void whenTheInterfaceIsNoContractThenItIsRefusedAtOnce() {
        assertThatThrownBy(() -> worker().create(Resettable.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mark the interface itself @RemoteInterface");
        assertThatThrownBy(() -> worker().functions(Resettable.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenNoClassServesTheContractThenTheErrorNamesItAndThoseThatAreServed() {
        RRef<Unserved> none = cluster.closing(worker().create(Unserved.class));

        assertThat(refused(() -> none.rpcSync().number(), "unknown-contract"))
                .hasMessageContaining(Unserved.class.getName())
                .hasMessageContaining(Counter.class.getName());
        assertThat(none.created()).failsWithin(Duration.ofSeconds(5));
    }

    @Test
    void whenTheCallersContractHasMoreMethodsThenTheErrorNamesNearOnes() throws Throwable {
        Class<?> altered = OtherVersion.of(Counter.class, "long addd(long n); long add(int n); long value();");
        RRef<?> other = cluster.closing(worker().create(altered, 5L));

        assertThat(refused(() -> call(altered.getMethod("addd", long.class), other, 1L), "contract-mismatch"))
                .hasMessageContaining("addd(long)")
                .hasMessageContaining("add(long)");
        assertThat(refused(() -> call(altered.getMethod("add", int.class), other, 1), "contract-mismatch"))
                .hasMessageContaining("add(int)");
        assertThat(call(altered.getMethod("value"), other)).isEqualTo(5L);
        other.close();
    }

    @Test
    void whenAConstructorGetsTooFewArgumentsThenTheErrorSaysHowManyItWants() {
        RRef<Account> none = cluster.closing(worker().create(Account.class, "Ada"));

        assertThat(refused(() -> none.rpcSync().owner(), "bad-arguments")).hasMessageContaining("expected 2, got 1");
    }

    @Test
    void whenAConstructorGetsNoArgumentsThenTheErrorSaysHowManyItWants() {
        RRef<Account> none = cluster.closing(worker().create(Account.class));

        assertThat(refused(() -> none.rpcSync().owner(), "bad-arguments")).hasMessageContaining("expected 2, got 0");
    }

    @Test
    void whenAConstructorGetsAnArgumentOfAnotherTypeThenTheErrorSaysWhichAndWhy() {
        RRef<Account> none = cluster.closing(worker().create(Account.class, 7L, List.of(1L)));

        assertThat(refused(() -> none.rpcSync().owner(), "bad-arguments"))
                .hasMessageContaining("argument 1")
                .hasMessageContaining("an integer");
    }

    @Test
    void whenAConstructorGetsAnArgumentOfAnotherShapeThenTheErrorSaysWhichAndWhy() {
        RRef<Account> none = cluster.closing(worker().create(Account.class, "Ada", "1, 2"));

        assertThat(refused(() -> none.rpcSync().owner(), "bad-arguments"))
                .hasMessageContaining("argument 2")
                .hasMessageContaining("a string");
    }

    @Test
    void whenAConstructorRefusesItsArgumentsThenEveryUseReportsItsError() {
        RRef<Account> none = cluster.closing(worker().create(Account.class, "Ada", List.of(-1L)));

        assertThatThrownBy(() -> none.rpcSync().owner())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative deposit of Ada");
        assertThat(none.created())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(none.confirmedByOwner()).isFalse();
        none.close();
    }

    @Test
    void whenNoObjectHasTheNameThenTheErrorSaysSo() {
        assertThat(refused(() -> worker().find("nobody", Shelf.class), "unknown-name"))
                .hasMessageContaining("nobody");
    }

    @Test
    void whenTheNameIsBoundToAnotherContractThenTheErrorNamesIt() {
        assertThat(refused(() -> worker().find("shelf", Counter.class), "name-taken"))
                .hasMessageContaining("shelf")
                .hasMessageContaining(Shelf.class.getName());
        assertThat(refused(() -> worker().named("shelf", Counter.class, 5L), "name-taken"))
                .hasMessageContaining(Shelf.class.getName());
    }

    @Test
    void whenTheBodyIsTooLargeThenTheErrorNamesTheLimit() {
        String large = "x".repeat(LARGEST_BODY);

        assertThat(refused(() -> functions().rpcSync().add(large, "y"), "body-too-large"))
                .hasMessageContaining(Integer.toString(LARGEST_BODY));
        assertThat(functions().rpcSync().add("x", "y")).isEqualTo("xy");
    }

    @Test
    void whenALambdaMakesNoCallThenTheErrorShowsTheRightForm() {
        assertThatThrownBy(() -> counter.call(c -> 7L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter -> counter.")
                .hasMessageContaining("no call");
    }

    @Test
    void whenALambdaMakesTwoCallsThenTheErrorShowsTheRightForm() {
        assertThatThrownBy(() -> counter.rpcAsync(c -> {
                    c.add(1);
                    return c.add(2);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter -> counter.add(1)")
                .hasMessageContaining("two calls");
    }

    @Test
    void whenALambdaAltersTheResultThenTheErrorShowsTheRightForm() {
        assertThatThrownBy(() -> counter.remote(c -> c.add(1) + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter -> counter.add(1)")
                .hasMessageContaining("something else");
    }

    @Test
    void whenAHandleIsClosedThenEveryUseSaysSo() {
        RRef<Counter> closed = counter(1);
        closed.close();

        List<ThrowingCallable> uses = List.of(
                () -> closed.rpcSync().value(),
                () -> closed.remote(Counter::value),
                closed::keep,
                () -> worker().functions(Relay.class).rpcSync().addTo(closed, 1));
        assertThat(uses)
                .allSatisfy(use -> assertThatThrownBy(use)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is closed: it has been closed"));
        closed.close();
    }

    @Test
    void whenAHandleIsClosedThenEveryAsynchronousUseSaysSoInItsFuture() {
        RRef<Counter> closed = counter(1);
        closed.close();

        assertThat(List.of(closed.call(Counter::value).rpcAsync(), closed.created(), closed.typeAsync()))
                .allSatisfy(use -> assertThat(use)
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .withCauseInstanceOf(IllegalStateException.class)
                        .withMessageContaining("is closed: it has been closed"));
    }

    @Test
    void whenAContractsObjectIsFetchedThenTheErrorSaysToCallIt() {
        assertThatThrownBy(counter::toHere)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not travel: call it");
        assertThat(counter.toHereAsync())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("does not travel: call it");
    }

    @Test
    void whenAUserAsksForTheLocalValueThenTheErrorSaysWhatToDo() {
        assertThatThrownBy(counter::localValue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't call localValue() on user")
                .hasMessageContaining("worker-1");
    }

    @Test
    void whenAValueIsCalledThenTheErrorSaysWhatToDo() {
        RRef<Long> value = cluster.closing(counter.remote(Counter::value));

        List<ThrowingCallable> calls = List.of(value::rpcSync, () -> value.call(v -> v), () -> value.run(v -> {}));
        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("has no methods to call")
                        .hasMessageContaining("toHere()"));
        value.close();
    }

    @Test
    void whenAnEventLoopThreadWouldBlockThenItIsRefused() {
        RRef<Long> value = cluster.closing(counter.remote(Counter::value));

        List<ThrowingCallable> blocking = List.of(
                () -> counter.rpcSync().value(),
                () -> counter.call(Counter::value).rpcSync(),
                value::toHere,
                () -> worker().find("shelf", Shelf.class));
        assertThat(blocking)
                .allSatisfy(call -> assertThat(onEventLoop(call))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("blocks, and thread")
                        .hasMessageContaining("rpcAsync"));
        value.close();
    }

    private static Throwable onEventLoop(ThrowingCallable call) {
        Throwable thrown = Mono.fromCallable(() -> catchThrowable(call))
                .subscribeOn(Schedulers.parallel())
                .block(Duration.ofSeconds(10));
        return java.util.Objects.requireNonNull(thrown, "it did not throw");
    }

    private static NotExecutedException refused(ThrowingCallable use, String problem) {
        NotExecutedException refused = catchThrowableOfType(NotExecutedException.class, use);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.problem()).isEqualTo(problem);
        return refused;
    }

    private static Object call(java.lang.reflect.Method method, RRef<?> handle, Object... arguments) throws Throwable {
        try {
            return method.invoke(handle.rpcSync(), arguments);
        } catch (InvocationTargetException raised) {
            throw raised.getTargetException();
        }
    }

    private static RRef<Counter> counter(long start) {
        return cluster.closing(worker().create(Counter.class, start));
    }

    private static Remote<Arithmetic> functions() {
        return worker().functions(Arithmetic.class);
    }

    private static Worker worker() {
        return cluster.rrefs().on("worker-1");
    }

    private static Set<String> held() {
        return cluster.heldBy("worker-1").stream().map(HeldObject::rref).collect(Collectors.toSet());
    }
}
