package io.rref.runtime;

import io.rref.protocol.HeldTurns;
import io.rref.protocol.MonotonicTime;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread works for: one call that a worker runs, with what it passes on to the calls that its user code makes.
 * These have no more time than it, end with it when it is cancelled, and carry on the turns on serial objects that its chain of
 * calls has. A worker sets it around user code, and what is chained to the futures of calls has it again. Thread-safe.
 *
 * <p>It counts while the call runs. What user code leaves behind when it has answered works for nobody: it has the time that it asks
 * for.
 */
public final class CallChain {

    /** Of a thread that works for no call, or has lost sight of it. */
    private static final CallChain NONE = new CallChain(HeldTurns.NONE, MonotonicTime.NEVER);

    private static final ThreadLocal<CallChain> CURRENT = new ThreadLocal<>();

    private final HeldTurns turns;

    private final Set<Runnable> cancels = ConcurrentHashMap.newKeySet();

    private volatile MonotonicTime deadline;

    private volatile boolean stopped;

    private CallChain(HeldTurns turns, MonotonicTime deadline) {
        this.turns = turns;
        this.deadline = deadline;
    }

    /**
     * For one call that begins.
     *
     * @param turns the turns on serial objects that its chain has
     * @param deadline when nobody waits for it any more; {@link MonotonicTime#NEVER} where that is no reason to end it
     */
    public static CallChain of(HeldTurns turns, MonotonicTime deadline) {
        return new CallChain(turns, deadline);
    }

    static CallChain current() {
        CallChain known = CURRENT.get();
        return known == null ? NONE : known;
    }

    /** Runs code as part of this chain of calls. */
    public <R> R within(Supplier<R> code) {
        CallChain before = CURRENT.get();
        if ((before == null ? NONE : before) == this) {
            return code.get();
        }
        CURRENT.set(this);
        try {
            return code.get();
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable CallChain before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    HeldTurns turns() {
        return turns;
    }

    /** When the calls that it makes end at the latest. */
    MonotonicTime deadline() {
        return deadline;
    }

    /** Nobody waits for the call any more: the calls that it has made and waits for are cancelled, and those that it makes yet. */
    public void stop() {
        stopped = true;
        cancels.forEach(Runnable::run);
    }

    /** Whether nobody waits for the call any more. */
    public boolean isStopped() {
        return stopped;
    }

    /** The call has answered. */
    public void end() {
        deadline = MonotonicTime.NEVER;
    }

    /** Has a call cancelled with this one, until its outcome is there. */
    void cancelWith(CompletableFuture<?> outcome, Runnable cancel) {
        if (this == NONE || outcome.isDone()) {
            return;
        }
        cancels.add(cancel);
        outcome.whenComplete((ended, never) -> cancels.remove(cancel));
        if (stopped) {
            cancel.run();
        }
    }
}
