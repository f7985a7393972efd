package io.rref.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RemoteAction;
import io.rref.RemoteCall;
import io.rref.RemoteInterface;
import io.rref.RemoteMono;
import io.rref.RemoteStage;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Mono;

class RecorderTests {

    private final Contract contract = Contract.of(Counter.class);

    @Test
    void whenOneCallIsMadeThenItIsRecorded() {
        RecordedCall recorded = call(counter -> counter.add(7));

        assertThat(recorded.method().signature()).isEqualTo("add(long)");
        assertThat(recorded.arguments()).containsExactly(7L);
    }

    @Test
    void whenResultsAreOfAnyKindThenCallsAreRecorded() {
        assertThat(call(Counter::flag).method().signature()).isEqualTo("flag()");
        assertThat(call(Counter::letter).method().signature()).isEqualTo("letter()");
        assertThat(call(Counter::small).method().signature()).isEqualTo("small()");
        assertThat(call(Counter::fraction).method().signature()).isEqualTo("fraction()");
        assertThat(call(Counter::boxed).method().signature()).isEqualTo("boxed()");
        assertThat(call(Counter::name).method().signature()).isEqualTo("name()");
        assertThat(call(Counter::list).method().signature()).isEqualTo("list()");
        assertThat(stage(Counter::later).method().signature()).isEqualTo("later()");
        assertThat(mono(Counter::mono).method().signature()).isEqualTo("mono()");
        assertThat(action(Counter::reset).arguments()).isEmpty();
        assertThat(action(counter -> counter.add(1)).arguments()).containsExactly(1L);
    }

    @Test
    void whenTheMethodReturnsAFutureThenTheFormForItsValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(Counter::later))
                .withMessageContaining("Counter.later() returns a future")
                .withMessageEndingWith("callStage(counter -> counter.later())");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(Counter::mono))
                .withMessageContaining("Counter.mono() returns a Mono")
                .withMessageEndingWith("callMono(counter -> counter.mono())");
    }

    @Test
    void whenGenericContractIsCalledThenTheSentinelFits() {
        RemoteCall<Box<String>, String> call = Box::get;

        assertThat(Recorder.record(Contract.of(stringBox()), call).method().signature())
                .isEqualTo("get()");
    }

    @Test
    void whenNoCallIsMadeThenTheRightFormIsShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(counter -> 1L))
                .withMessage("a recorded call makes exactly one call and returns its result:"
                        + " counter -> counter.add(1); this one made no call");
    }

    @Test
    void whenTwoCallsAreMadeThenItIsRefused() {
        assertRefused(counter -> counter.add(1) + counter.add(2), "two calls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> action(counter -> {
                    counter.reset();
                    counter.reset();
                }))
                .withMessageContaining("counter -> counter.reset()");
    }

    @Test
    void whenSecondCallsFailureIsSwallowedThenItIsRefused() {
        assertRefused(
                counter -> {
                    long first = counter.add(1);
                    try {
                        counter.add(2);
                    } catch (IllegalArgumentException swallowed) {
                        return first;
                    }
                    return first;
                },
                "two calls");
    }

    @RepeatedTest(20)
    void whenResultIsChangedThenItIsNoticed() {
        String changed = "something else";
        assertRefused(counter -> counter.add(1) + 1, changed);
        assertRefused(counter -> !counter.flag(), changed);
        assertRefused(counter -> (char) (counter.letter() + 1), changed);
        assertRefused(counter -> (byte) (counter.small() + 1), changed);
        assertRefused(counter -> counter.fraction() + 1, changed);
        assertRefused(counter -> counter.boxed() + 1, changed);
        assertRefused(counter -> counter.name() + "!", changed);
        assertRefused(counter -> counter.name().trim(), changed);
        assertRefused(counter -> List.of(String.valueOf(counter.list())), changed);
        assertRefused(counter -> counter.later().thenApply(n -> n + 1), changed);
    }

    @Test
    void whenUnknownResultIsUsedThenTheRightFormIsShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(counter -> counter.list().size()))
                .withMessageContaining("counter -> counter.list(); this one used the result")
                .withCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void whenFutureIsWaitedForThenItFailsInsteadOfHanging() {
        assertRefused(counter -> counter.later().join(), "used the result");
        assertRefused(counter -> counter.mono().block(), "used the result");
    }

    @Test
    void whenCallIsMadeOnAnotherThreadThenItIsRefused() {
        assertRefused(
                counter -> CompletableFuture.supplyAsync(() -> counter.add(1)).join(), "another thread");
        assertRefused(
                counter -> {
                    CompletableFuture.runAsync(counter::reset)
                            .exceptionally(swallowed -> null)
                            .join();
                    return counter.add(1);
                },
                "another thread");
    }

    @Test
    void whenRecordingIsOverThenTheStandInRefuses() {
        List<Counter> kept = new ArrayList<>();
        call(counter -> {
            kept.add(counter);
            return counter.add(1);
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kept.get(0).add(1))
                .withMessageContaining("called it later");
    }

    @Test
    void whenLambdaFailsThenItsFailurePassesThrough() {
        IllegalStateException unchecked = new IllegalStateException("mine");
        AssertionError error = new AssertionError("mine");
        IOException checked = new IOException("mine");

        assertThatThrownBy(() -> call(counter -> fail(unchecked))).isSameAs(unchecked);
        assertThatThrownBy(() -> call(counter -> fail(error))).isSameAs(error);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(counter -> fail(checked)))
                .withCause(checked);
        assertThatThrownBy(() -> call(counter -> fail(new CompletionException(checked))))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void whenLambdaFailsOnItsOwnBeforeTheCallThenNullPointersAreItsOwn() {
        NullPointerException own = new NullPointerException("mine");

        assertThatThrownBy(() -> call(counter -> fail(own))).isSameAs(own);
    }

    @Test
    void whenObjectMethodsAreCalledThenTheyAreNotRecorded() {
        RecordedCall recorded = call(counter -> {
            assertThat(counter.toString()).startsWith("recorder of");
            assertThat(List.of(counter)).contains(counter);
            assertThat(counter.hashCode()).isEqualTo(System.identityHashCode(counter));
            return counter.add(3);
        });

        assertThat(recorded.arguments()).containsExactly(3L);
    }

    private void assertRefused(RemoteCall<Counter, ?> call, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recorder.record(contract, call))
                .withMessageStartingWith(
                        "a recorded call makes exactly one call and returns its result: counter -> counter.")
                .withMessageContaining(text);
    }

    private RecordedCall call(RemoteCall<Counter, ?> call) {
        return Recorder.record(contract, call);
    }

    private RecordedCall stage(RemoteStage<Counter, Long> call) {
        return Recorder.record(contract, call);
    }

    private RecordedCall mono(RemoteMono<Counter, Long> call) {
        return Recorder.record(contract, call);
    }

    private RecordedCall action(RemoteAction<Counter> call) {
        return Recorder.record(contract, call);
    }

    private static <R> R fail(Exception failure) throws Exception {
        throw failure;
    }

    private static <R> R fail(Error failure) {
        throw failure;
    }

    private static Type stringBox() {
        return new ParameterizedTypeReference<Box<String>>() {}.getType();
    }

    @RemoteInterface
    interface Counter {

        long add(long n);

        boolean flag();

        char letter();

        byte small();

        float fraction();

        Long boxed();

        String name();

        List<String> list();

        CompletableFuture<Long> later();

        Mono<Long> mono();

        void reset();
    }

    @RemoteInterface
    interface Box<T> {

        T get();
    }
}
