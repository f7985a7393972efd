package io.rref.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RemoteInterface;
import io.rref.proxy.Contract;
import io.rref.proxy.ContractMethod;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class MethodRunnerTests {

    private final MethodRunner runner = new MethodRunner();

    private final StoredThing thing = new StoredThing();

    @Test
    @DisplayName("C026, C028: when a method is run then its result is given")
    void whenMethodIsRunThenItsResultIsGiven() {
        assertThat(run("add(long)", 2L)).isCompletedWithValue(2L);
        assertThat(run("add(long)", 3L)).isCompletedWithValue(5L);
    }

    @Test
    @DisplayName("C029: when a method gives nothing then the result is null")
    void whenMethodGivesNothingThenTheResultIsNull() {
        assertThat(run("reset()")).isCompletedWithValue(null);
        assertThat(run("empty()")).isCompletedWithValue(null);
        assertThat(run("emptyMono()")).isCompletedWithValue(null);
    }

    @Test
    @DisplayName("C030: when arguments are nested then they arrive as they are")
    void whenArgumentsAreNestedThenTheyArriveAsTheyAre() {
        Map<String, List<Long>> nested = Map.of("a", List.of(1L, 2L));

        assertThat(run("same(java.util.Map)", nested)).isCompletedWithValue(nested);
    }

    @Test
    void whenDefaultMethodIsOverriddenThenTheObjectsOneRuns() {
        assertThat(run("greeting()")).isCompletedWithValue("overridden");
        assertThat(run("plain()")).isCompletedWithValue("default");
    }

    @Test
    @DisplayName("C035: when the method fails then the stage fails with the original exception")
    void whenMethodFailsThenTheStageFailsWithTheOriginal() {
        thing.failure = new IOException("mine");
        assertThat(failureOf(run("fail()"))).isSameAs(thing.failure);

        thing.failure = new StackOverflowError("mine");
        assertThat(failureOf(run("fail()"))).isSameAs(thing.failure);
    }

    @Test
    @DisplayName("C141: when a future is returned then its value is given and no thread is held")
    void whenFutureIsReturnedThenItsValueIsGiven() {
        CompletableFuture<@Nullable Object> result = run("later()");
        assertThat(result).isNotDone();

        thing.later.complete(7L);

        assertThat(result).isCompletedWithValue(7L);
    }

    @Test
    @DisplayName("C139, C142: when a Mono is returned then its value is given and no thread is held")
    void whenMonoIsReturnedThenItsValueIsGiven() {
        CompletableFuture<@Nullable Object> result = run("mono()");
        assertThat(result).isNotDone();

        thing.mono.tryEmitValue(8L);

        assertThat(result).isCompletedWithValue(8L);
    }

    @Test
    void whenFutureFailsThenTheStageFailsWithTheOriginal() {
        IOException failure = new IOException("mine");
        CompletableFuture<@Nullable Object> result = run("chained()");
        thing.later.completeExceptionally(failure);

        assertThat(failureOf(result)).isSameAs(failure);
        assertThat(failureOf(run("chained()"))).isSameAs(failure);
    }

    @Test
    void whenMonoFailsThenTheStageFailsWithTheOriginal() {
        IOException failure = new IOException("mine");
        CompletableFuture<@Nullable Object> result = run("mono()");
        thing.mono.tryEmitError(failure);

        assertThat(failureOf(result)).isSameAs(failure);
    }

    @Test
    @DisplayName("C143: when an asynchronous method fails before it returns then the stage fails")
    void whenAsynchronousMethodFailsBeforeItReturnsThenTheStageFails() {
        assertThat(failureOf(run("failsAtOnce()")))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("at once");
    }

    @Test
    @DisplayName("C144: when an asynchronous method returns no future then it is told that it must")
    void whenAsynchronousMethodReturnsNoFutureThenItIsTold() {
        assertThat(failureOf(run("noStage()")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Thing.noStage() must return a future");
        assertThat(failureOf(run("noMono()")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Thing.noMono() must return a future");
    }

    @Test
    void whenStageIsCancelledThenTheMethodsFutureIs() {
        CompletableFuture<@Nullable Object> result = run("later()");

        assertThat(result.cancel(true)).isTrue();

        assertThat(thing.later).isCancelled();
    }

    @Test
    void whenStageIsCancelledThenTheSubscriptionIs() {
        CompletableFuture<@Nullable Object> result = run("mono()");
        assertThat(thing.mono.currentSubscriberCount()).isEqualTo(1);

        result.cancel(true);

        assertThat(thing.mono.currentSubscriberCount()).isZero();
    }

    @Test
    void whenStageIsNoFutureThenCancellingIsHarmless() {
        CompletableFuture<@Nullable Object> result = run("minimal()");

        assertThat(result.cancel(true)).isTrue();
    }

    @Test
    @DisplayName("C034: when arguments do not fit then the parameters are named")
    void whenArgumentsDoNotFitThenTheParametersAreNamed() {
        assertThat(failureOf(run("add(long)")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(Thing.class.getName() + ".add(long) takes (long), not ()");
        assertThat(failureOf(run("add(long)", "a"))).hasMessageEndingWith("takes (long), not (java.lang.String)");
        assertThat(failureOf(run("add(long)", (Object) null))).hasMessageEndingWith("takes (long), not (null)");
    }

    @Test
    void whenTargetIsOfAnotherContractThenItIsSaid() {
        assertThat(failureOf(
                        runner.run(method("reset()"), "text", new Object[0]).toCompletableFuture()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String does not serve");
    }

    @Test
    void whenWaitedForThenFailureIsTheCause() {
        thing.failure = new IOException("mine");

        assertThatThrownBy(() -> run("fail()").get())
                .isInstanceOf(ExecutionException.class)
                .hasCause(thing.failure);
    }

    private CompletableFuture<@Nullable Object> run(String signature, @Nullable Object... arguments) {
        return runner.run(method(signature), thing, arguments).toCompletableFuture();
    }

    private static ContractMethod method(String signature) {
        ContractMethod found = Contract.of(Thing.class).bySignature(signature);
        assertThat(found).as(signature).isNotNull();
        return found;
    }

    private static @Nullable Throwable failureOf(CompletableFuture<?> stage) {
        return stage.handle((value, failure) -> failure).join();
    }

    /** Package-private, as contracts may be. */
    @RemoteInterface
    interface Thing {

        long add(long n);

        void reset();

        @Nullable
        String empty();

        Map<String, List<Long>> same(Map<String, List<Long>> value);

        default String greeting() {
            return "default";
        }

        default String plain() {
            return "default";
        }

        void fail() throws Exception;

        CompletableFuture<Long> later();

        CompletionStage<Long> chained();

        Mono<Long> mono();

        Mono<Void> emptyMono();

        CompletableFuture<Long> failsAtOnce();

        @Nullable
        CompletableFuture<Long> noStage();

        @Nullable
        Mono<Long> noMono();

        CompletionStage<Long> minimal();
    }

    private static final class StoredThing implements Thing {

        private final CompletableFuture<Long> later = new CompletableFuture<>();

        private final Sinks.One<Long> mono = Sinks.one();

        private Throwable failure = new CompletionException("unset", null);

        private long sum;

        @Override
        public long add(long n) {
            sum += n;
            return sum;
        }

        @Override
        public void reset() {
            sum = 0;
        }

        @Override
        public @Nullable String empty() {
            return null;
        }

        @Override
        public Map<String, List<Long>> same(Map<String, List<Long>> value) {
            return value;
        }

        @Override
        public String greeting() {
            return "overridden";
        }

        @Override
        public void fail() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }

        @Override
        public CompletableFuture<Long> later() {
            return later;
        }

        @Override
        public CompletionStage<Long> chained() {
            return later.thenApply(n -> n + 1);
        }

        @Override
        public Mono<Long> mono() {
            return mono.asMono();
        }

        @Override
        public Mono<Void> emptyMono() {
            return Mono.empty();
        }

        @Override
        public CompletableFuture<Long> failsAtOnce() {
            throw new IllegalStateException("at once");
        }

        @Override
        public @Nullable CompletableFuture<Long> noStage() {
            return null;
        }

        @Override
        public @Nullable Mono<Long> noMono() {
            return null;
        }

        @Override
        public CompletionStage<Long> minimal() {
            return later.minimalCompletionStage();
        }
    }
}
