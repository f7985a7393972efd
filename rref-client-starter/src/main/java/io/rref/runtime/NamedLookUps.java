package io.rref.runtime;

import io.rref.LossReason;
import io.rref.ReferenceGoneException;
import io.rref.RemoteReferenceLost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks one name up at its first use, and again after the loss of what stood for it was told. Thread-safe.
 *
 * <p>Looking up does not block: uses are held back by the machine until the owner has answered. The lock is never held
 * while decisions are carried out, which may end at the lock of another reference.
 */
final class NamedLookUps {

    private final Operations operations;

    private final NamedReference named;

    private final LossListener listener;

    private final ReentrantLock lock = new ReentrantLock();

    private final NameBinding<LookUp> binding;

    /** Used up, and kept until the next look-up so that uses that have just begun say what became of them. */
    private final List<HandleState> stale = new ArrayList<>();

    private CompletableFuture<LossReason> nextLoss = new CompletableFuture<>();

    private boolean released;

    NamedLookUps(Operations operations, NamedReference named, LossListener listener) {
        this.operations = operations;
        this.named = named;
        this.listener = listener;
        this.binding = new NameBinding<>(named.recover());
    }

    /** The look-up to use now, at once; it starts if there is none. */
    LookUp current() {
        LookUp started;
        List<HandleState> usedUp;
        lock.lock();
        try {
            refuseUseAfterEnd();
            LookUp bound = binding.handle();
            if (bound != null) {
                return bound;
            }
            started = operations.lookUp(
                    named.target(), named.name(), named.contract().name());
            binding.bind(started);
            usedUp = takeStale();
        } finally {
            lock.unlock();
        }
        watch(started);
        started.sending().run();
        closeAll(usedUp);
        return started;
    }

    private void refuseUseAfterEnd() {
        if (released) {
            throw new IllegalStateException(named + " is closed: its application context has been closed");
        }
        LossReason loss = binding.tell();
        if (loss != null) {
            throw gone(loss);
        }
    }

    private ReferenceGoneException gone(LossReason reason) {
        String next = named.recover()
                ? " was lost; the next use looks it up again"
                : " was lost, and is not looked up again (recover = false)";
        return Outcomes.gone(reason, named + next, named.worker(), null);
    }

    private void watch(LookUp started) {
        started.handle().whenLossTold(reason -> told(started, reason));
        started.handle()
                .lost()
                .thenApply(reason -> lost(started, reason))
                .thenAcceptAsync(Runnable::run, operations.executor());
        started.handle().whenFailed(() -> failed(started));
    }

    /** The look-up, or the creation of what stands under the name: the next use sends another, which may make it anew. */
    private void failed(LookUp started) {
        lock.lock();
        try {
            binding.failed(started);
            stale.add(started.handle());
        } finally {
            lock.unlock();
        }
    }

    /** Takes the loss in; gives back what tells everybody, which may block. */
    private Runnable lost(LookUp started, LossReason reason) {
        CompletableFuture<LossReason> noticed;
        lock.lock();
        try {
            binding.lost(started, reason);
            stale.add(started.handle());
            noticed = nextLoss;
            nextLoss = new CompletableFuture<>();
        } finally {
            lock.unlock();
        }
        RemoteReferenceLost loss = new RemoteReferenceLost(
                named.name(), named.worker(), named.contract().type(), reason);
        return () -> {
            noticed.complete(reason);
            listener.lost(loss);
        };
    }

    private void told(LookUp started, LossReason reason) {
        lock.lock();
        try {
            binding.told(started, reason);
        } finally {
            lock.unlock();
        }
    }

    /** What the context does when it closes. */
    void release() {
        List<HandleState> usedUp;
        lock.lock();
        try {
            released = true;
            LookUp bound = binding.handle();
            if (bound != null) {
                stale.add(bound.handle());
            }
            usedUp = takeStale();
        } finally {
            lock.unlock();
        }
        closeAll(usedUp);
    }

    private List<HandleState> takeStale() {
        List<HandleState> taken = List.copyOf(stale);
        stale.clear();
        return taken;
    }

    private void closeAll(List<HandleState> handles) {
        handles.forEach(handle -> operations.closer().close(handle, named + " does not stand for it any more"));
    }

    /** The look-up that stands for the name; null if there is none. */
    @Nullable
    LookUp bound() {
        lock.lock();
        try {
            return binding.handle();
        } finally {
            lock.unlock();
        }
    }

    /** The loss that a use must still be told, or that has come for good; null if there is none. */
    @Nullable
    LossReason loss() {
        lock.lock();
        try {
            return binding.loss();
        } finally {
            lock.unlock();
        }
    }

    /** Ends with that loss, or else with the next one. */
    CompletableFuture<LossReason> lost() {
        lock.lock();
        try {
            LossReason loss = binding.loss();
            return loss == null ? nextLoss.copy() : CompletableFuture.completedFuture(loss);
        } finally {
            lock.unlock();
        }
    }

    boolean isReleased() {
        lock.lock();
        try {
            return released;
        } finally {
            lock.unlock();
        }
    }
}
