package io.rref.execution;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The value of a stage that user code returned. Cancelling it cancels that stage. */
final class FlattenedStage extends CompletableFuture<@Nullable Object> {

    private final CompletionStage<?> returned;

    private FlattenedStage(CompletionStage<?> returned) {
        this.returned = returned;
    }

    static FlattenedStage of(CompletionStage<?> returned) {
        FlattenedStage flattened = new FlattenedStage(returned);
        returned.whenComplete(flattened::finish);
        return flattened;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            cancelReturned(mayInterruptIfRunning);
        }
        return cancelled;
    }

    private void finish(@Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(unwrap(failure));
        }
    }

    /** Stages that depend on others wrap what those failed with. */
    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private void cancelReturned(boolean mayInterruptIfRunning) {
        try {
            returned.toCompletableFuture().cancel(mayInterruptIfRunning);
        } catch (UnsupportedOperationException notCancellable) {
            // A stage need not be a future; then its work goes on unheard.
        }
    }
}
