package io.rref.runtime;

import io.rref.CallScope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one scope. A call counts until what completes its future has run, and with it what is chained to that: calls that this
 * makes are counted before theirs is not.
 */
final class OpenScope implements CallScope {

    private final CallScopes scopes;

    private final @Nullable OpenScope outer;

    private final Thread thread = Thread.currentThread();

    private final CallChain chain = CallChain.current();

    /** Completes when nothing more is waited for. */
    private final CompletableFuture<@Nullable Void> over = new WaitedFuture<>();

    private final Set<CompletableFuture<?>> open = new LinkedHashSet<>();

    private int counted;

    private boolean closed;

    private boolean abandoned;

    private @Nullable Throwable firstFailure;

    OpenScope(CallScopes scopes, @Nullable OpenScope outer) {
        this.scopes = scopes;
        this.outer = outer;
    }

    @Nullable
    OpenScope outer() {
        return outer;
    }

    /** Whether it was opened by what works for this call, or for none. */
    boolean isOf(CallChain running) {
        return chain.isSameCall(running);
    }

    boolean isOfThisThread() {
        return Thread.currentThread().equals(thread);
    }

    /** Whether it is the other one, or was opened inside that. */
    boolean isWithin(OpenScope other) {
        return this == other || outer != null && outer.isWithin(other);
    }

    /** Begins a call as one of this scope. Throws nothing. */
    <R extends @Nullable Object> CompletableFuture<R> begin(
            Executor executor, Function<Executor, CompletableFuture<R>> start) {
        Member member = new Member();
        CompletableFuture<R> future = Operations.inFuture(() -> start.apply(completing(member, executor)));
        if (started(future)) {
            future.cancel(true);
        }
        future.whenComplete((result, failure) -> ended(member, future, failure));
        return future;
    }

    private Executor completing(Member member, Executor executor) {
        return completion -> executor.execute(() -> {
            member.completionBegins();
            try {
                scopes.within(this, completion);
            } finally {
                member.completionEnds();
            }
        });
    }

    /** Returns whether it comes too late to be waited for. */
    private synchronized boolean started(CompletableFuture<?> future) {
        open.add(future);
        return abandoned;
    }

    private void ended(Member member, CompletableFuture<?> future, @Nullable Throwable failure) {
        synchronized (this) {
            open.remove(future);
            if (failure != null && firstFailure == null && !future.isCancelled()) {
                firstFailure = failure;
            }
        }
        member.futureEnds();
        endIfOver();
    }

    @Override
    public synchronized int open() {
        return open.size();
    }

    @Override
    public void cancel() {
        List<CompletableFuture<?>> left;
        synchronized (this) {
            left = List.copyOf(open);
        }
        left.forEach(each -> each.cancel(true));
    }

    @Override
    public void close() {
        if (isClosedBefore()) {
            return;
        }
        scopes.leave(this);
        endIfOver();
        try {
            over.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            abandon();
            throw new CancellationException("interrupted while waiting for " + this + ", which are cancelled");
        } catch (ExecutionException never) {
            throw new IllegalStateException("the end of a scope never fails", never);
        }
        Throwable failure = failure();
        if (failure != null) {
            abandon();
            throw Outcomes.unchecked(failure);
        }
    }

    private synchronized boolean isClosedBefore() {
        boolean before = closed;
        closed = isOfThisThread() || before;
        return before;
    }

    private void endIfOver() {
        boolean isOver;
        synchronized (this) {
            isOver = closed && (counted == 0 || firstFailure != null);
        }
        if (isOver) {
            over.complete(null);
        }
    }

    private void abandon() {
        synchronized (this) {
            abandoned = true;
        }
        cancel();
    }

    private synchronized @Nullable Throwable failure() {
        return firstFailure;
    }

    @Override
    public String toString() {
        return open() + " open calls of a scope of thread '" + thread.getName() + "'";
    }

    /** One call, counted until its future has ended, and with it what completed it. */
    private final class Member {

        private int completions;

        private boolean futureEnded;

        private boolean over;

        Member() {
            synchronized (OpenScope.this) {
                counted++;
            }
        }

        void completionBegins() {
            synchronized (OpenScope.this) {
                completions++;
            }
        }

        void completionEnds() {
            synchronized (OpenScope.this) {
                completions--;
                uncountIfOver();
            }
            endIfOver();
        }

        void futureEnds() {
            synchronized (OpenScope.this) {
                futureEnded = true;
                uncountIfOver();
            }
        }

        private void uncountIfOver() {
            if (futureEnded && completions == 0 && !over) {
                over = true;
                counted--;
            }
        }
    }
}
