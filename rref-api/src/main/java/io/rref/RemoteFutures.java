package io.rref;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Several futures of calls as one. */
public final class RemoteFutures {

    private RemoteFutures() {}

    /**
     * The results of all of these, in their order. Fails with the first failure as soon as that is there, and does not wait for the others
     * as {@link CompletableFuture#allOf} does. Cancels none of them: for that there is {@link RRefClient#waitAll()}. Never blocks.
     * PyTorch: {@code torch.futures.collect_all} and {@code wait_all} (C053).
     */
    public static <R extends @Nullable Object> CompletableFuture<List<R>> all(
            Collection<? extends CompletableFuture<? extends R>> futures) {
        List<CompletableFuture<? extends R>> each = List.copyOf(futures);
        if (each.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        // Of the kind of its parts: waiting for it on a worker's own thread is then seen as waiting for a call.
        CompletableFuture<List<R>> all = each.get(0).newIncompleteFuture();
        for (CompletableFuture<? extends R> one : each) {
            one.whenComplete((result, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(causeOf(failure));
                }
            });
        }
        CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new)).thenRun(() -> all.complete(resultsOf(each)));
        return all;
    }

    private static <R extends @Nullable Object> List<R> resultsOf(List<CompletableFuture<? extends R>> ended) {
        return ended.stream().<R>map(CompletableFuture::join).toList();
    }

    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
