package io.rref.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Goes on at once where there is nothing to wait for; else on the executor, never on a thread of the network. */
record Continuation(Executor executor) {

    <T extends @Nullable Object> void after(CompletableFuture<T> future, BiConsumer<T, @Nullable Throwable> next) {
        if (future.isDone()) {
            future.whenComplete(next);
        } else {
            future.whenCompleteAsync(next, executor);
        }
    }
}
