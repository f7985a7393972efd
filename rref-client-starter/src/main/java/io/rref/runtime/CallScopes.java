package io.rref.runtime;

import io.rref.CallScope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which scope each thread is in; one for each holder. Thread-safe. */
final class CallScopes {

    private final ThreadLocal<OpenScope> current = new ThreadLocal<>();

    private final Executor executor;

    /**
     * No thread is in one yet.
     *
     * @param executor on which futures of calls complete
     */
    CallScopes(Executor executor) {
        this.executor = executor;
    }

    /** Opens a scope inside the one that the calling thread is in, if it is in one. */
    CallScope open() {
        Operations.requireBlockingAllowed("a waitAll() scope");
        OpenScope scope = new OpenScope(this, current());
        current.set(scope);
        return scope;
    }

    /**
     * Begins a call whose result comes in a future, as one of the scope that the calling thread is in. Throws nothing.
     *
     * @param start given the executor on which the future is to be completed
     */
    <R extends @Nullable Object> CompletableFuture<R> begin(Function<Executor, CompletableFuture<R>> start) {
        OpenScope scope = current();
        return scope == null ? Operations.inFuture(() -> start.apply(executor)) : scope.begin(executor, start);
    }

    /** Runs code as if the calling thread had opened this scope. */
    void within(OpenScope scope, Runnable code) {
        OpenScope before = current.get();
        current.set(scope);
        try {
            code.run();
        } finally {
            enter(before);
        }
    }

    /**
     * The calling thread is in this scope no more, nor in any that was opened inside it.
     *
     * @throws IllegalStateException if one was, or if the scope is another thread's
     */
    void leave(OpenScope scope) {
        if (!scope.isOfThisThread()) {
            throw new IllegalStateException("a waitAll() scope is closed by the thread that opened it: " + scope);
        }
        OpenScope innermost = current.get();
        if (innermost == null || !innermost.isWithin(scope)) {
            return; // left with one that was closed too early
        }
        enter(scope.outer());
        if (innermost != scope) {
            throw new IllegalStateException(
                    "a waitAll() scope was closed before the one opened inside it; open each in a try of its own: "
                            + scope);
        }
    }

    /** One that user code has left open counts no longer when the thread works for the next call. */
    private @Nullable OpenScope current() {
        OpenScope scope = current.get();
        return scope == null || scope.isOf(CallChain.current()) ? scope : null;
    }

    private void enter(@Nullable OpenScope scope) {
        if (scope == null) {
            current.remove();
        } else {
            current.set(scope);
        }
    }
}
