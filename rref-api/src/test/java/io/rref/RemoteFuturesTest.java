package io.rref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RemoteFuturesTest {

    @Test
    void whenAllSucceedThenTheirResultsAreThereInOrder() {
        CompletableFuture<Long> first = new CompletableFuture<>();
        CompletableFuture<Long> second = new CompletableFuture<>();
        CompletableFuture<List<Long>> all = RemoteFutures.all(List.of(first, second));

        second.complete(2L);
        assertThat(all).isNotDone();
        first.complete(1L);

        assertThat(all).isCompletedWithValue(List.of(1L, 2L));
    }

    @Test
    void whenOneFailsThenItIsToldAtOnceAndTheOthersGoOn() {
        CompletableFuture<Long> never = new CompletableFuture<>();
        CompletableFuture<Long> fails = new CompletableFuture<>();
        CompletableFuture<Long> failsToo = new CompletableFuture<>();
        CompletableFuture<List<Long>> all = RemoteFutures.all(List.of(never, fails.thenApply(n -> n), failsToo));

        IllegalStateException first = new IllegalStateException("first");
        fails.completeExceptionally(first);
        failsToo.completeExceptionally(new IllegalStateException("second"));

        assertThatThrownBy(all::join).hasCause(first);
        assertThat(never).isNotDone();
    }

    @Test
    void whenThereAreNoneThenItIsDone() {
        assertThat(RemoteFutures.all(List.<CompletableFuture<Long>>of())).isCompletedWithValue(List.of());
    }

    @Test
    void whenItIsWaitedForThenThatIsSeenAsWaitingForItsParts() {
        CompletableFuture<Long> part = new Watched<>();

        assertThat(RemoteFutures.all(List.of(part))).isInstanceOf(Watched.class);
    }

    private static final class Watched<R> extends CompletableFuture<R> {

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Watched<>();
        }
    }
}
