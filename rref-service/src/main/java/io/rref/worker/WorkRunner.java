package io.rref.worker;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.owner.OwnerEvent;
import io.rref.owner.Work;
import io.rref.owner.WorkId;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.runtime.CallChain;
import io.rref.runtime.Declinable;
import io.rref.runtime.LentHandles;
import io.rref.runtime.WatchedWork;
import io.rref.runtime.WorkerHandles.Arrived;
import io.rref.worker.WorkPreparation.Ready;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the machine's work: reads arguments, claims handles and runs user code, of which {@link WorkResults} tells what came.
 * Holds no thread while it waits for claims, futures or shares. Ends every piece of work with exactly one event.
 */
final class WorkRunner {

    private static final Logger logger = LoggerFactory.getLogger(WorkRunner.class);

    /** How long user code that makes something may take before its creator is told that it has begun. */
    private static final Duration UNTIL_KNOWN = Duration.ofMillis(2);

    private final RunningTime clock;

    private final Workshop workshop;

    private final WorkResults results;

    private final WorkPreparation preparation;

    private final WorkFacts facts;

    private final Executor executor;

    private final Continuation continuation;

    private final Consumer<OwnerEvent> machine;

    /** Of all work that has been handed over and has not ended. */
    private final Map<WorkId, CallChain> chains = new ConcurrentHashMap<>();

    private final Map<WorkId, CompletableFuture<?>> running = new ConcurrentHashMap<>();

    WorkRunner(
            String self,
            LeaseTerms terms,
            RunningTime clock,
            Workshop workshop,
            LiveObjects objects,
            Executor executor,
            Consumer<OwnerEvent> machine) {
        this.clock = clock;
        this.workshop = workshop;
        this.continuation = new Continuation(executor);
        this.results = new WorkResults(terms, clock, workshop, objects, continuation, this::end);
        this.preparation = new WorkPreparation(workshop, objects);
        this.facts = new WorkFacts(self, workshop.catalog(), objects);
        this.executor = executor;
        this.machine = machine;
    }

    /**
     * There will be this work. Under the machine's lock: who stops it later, on another thread, must find it, however
     * long the thread is on its way that starts it.
     *
     * @param turns the turns on serial objects that its chain of calls has: calls that user code makes carry them on
     */
    void expect(WorkId id, Work work, HeldTurns turns) {
        MonotonicTime deadline = work.makes() == null ? clock.onTheClock(work.deadline()) : MonotonicTime.NEVER;
        chains.put(id, CallChain.of(turns, deadline));
    }

    /** Expected work, for which a thread is yet to be found. */
    Declinable waiting(WorkId id, Work work) {
        CallChain chain = Objects.requireNonNull(chains.get(id), "work that nobody has expected");
        return new WaitingWork(
                () -> start(id, work, chain), why -> refuse(id, take(work), ProblemType.THREADS_EXHAUSTED, why));
    }

    /** A value that is read runs no user code, and nobody watches it. What cannot be watched runs all the same. */
    private CallChain watched(WorkId id, Work work, CallChain chain) {
        if (work instanceof Work.ReadValue) {
            return chain;
        }
        try {
            CallChain watched = chain.watchedBy(workshop.watches().beginWork(work.attributes(), () -> facts.of(work)));
            if (watched != chain) {
                chains.put(id, watched);
            }
            return watched;
        } catch (RuntimeException | Error fault) {
            logger.warn("{} is not watched", work, fault);
            return chain;
        }
    }

    private void start(WorkId id, Work work, CallChain expected) {
        CallChain chain = watched(id, work, expected);
        if (chain.isStopped()) {
            refuse(id, take(work), ProblemType.CANCELLED, "it was cancelled before a thread was free for it");
            return;
        }
        if (work.makes() == null && clock.now().hasReached(work.deadline())) {
            String late = "the request's time was spent before a thread was free for it";
            refuse(id, take(work), ProblemType.DEADLINE_PASSED, late);
            return;
        }
        if (work instanceof Work.ReadValue read) {
            results.read(id, read);
            return;
        }
        LentHandles handles = take(work);
        Ready ready;
        try {
            ready = prepare(work, handles);
        } catch (RefusedWork refused) {
            handles.end();
            end(id, new OwnerEvent.WorkRefused(id, refused.problem()));
            return;
        } catch (RuntimeException | LinkageError fault) {
            logger.error("Preparing {} failed", work, fault);
            refuse(id, handles, ProblemType.WORKER_FAULT, "reading the arguments failed: " + fault);
            return;
        }
        Ready inChain = ready.within(chain);
        CompletableFuture<Map<ForkId, Problem>> claims = handles.claim(clock.onTheClock(work.deadline()));
        if (claims.isDone()) {
            claimed(id, work, handles, chain, inChain, claims.join());
        } else {
            claims.thenAccept(refused -> executor.execute(new WaitingWork(
                    () -> claimed(id, work, handles, chain, inChain, refused),
                    why -> refuse(id, handles, ProblemType.THREADS_EXHAUSTED, why))));
        }
    }

    private void refuse(WorkId id, LentHandles handles, ProblemType type, String why) {
        handles.end();
        end(id, new OwnerEvent.WorkRefused(id, new Problem(type, why)));
    }

    /** Each piece of work ends once. */
    private void end(WorkId id, OwnerEvent with) {
        try {
            CallChain chain = chains.remove(id);
            if (chain != null) {
                chain.end();
                tellWatchers(chain.watched(), with);
            }
        } finally {
            machine.accept(with); // else its caller would wait, and its object be held, for ever
        }
    }

    private static void tellWatchers(WatchedWork watched, OwnerEvent end) {
        if (watched == WatchedWork.NONE) {
            return;
        }
        try {
            watched.end(WorkOutcomes.of(end));
        } catch (RuntimeException | Error fault) {
            logger.warn("who watches some work could not be told of its end", fault);
        }
    }

    /**
     * Asks work to stop: the future or {@code Mono} that user code returned is cancelled, and so are the calls that it waits for.
     * The thread of blocking user code is not interrupted (decision 41).
     */
    void stop(WorkId id) {
        CallChain chain = chains.get(id);
        if (chain != null) {
            chain.stop();
        }
        CompletableFuture<?> stage = running.get(id);
        if (stage != null) {
            stage.cancel(true);
        }
    }

    /** Counts of the work that has not ended. */
    DebugInfo.Running running() {
        int async = running.size(); // first: what ends meanwhile is in neither
        return new DebugInfo.Running(Math.max(chains.size(), async), async);
    }

    void outcomeDropped(WorkId id) {
        results.dropped(id);
    }

    private LentHandles take(Work work) {
        List<Arrived> arrived = work.handles().stream()
                .map(handle -> new Arrived(handle.wire(), handle.local()))
                .toList();
        return workshop.handles().take(arrived);
    }

    private Ready prepare(Work work, LentHandles handles) {
        if (work instanceof Work.RunCall call) {
            return preparation.prepare(call, handles);
        }
        return work instanceof Work.RunFunction function
                ? preparation.prepare(function, handles)
                : preparation.prepare((Work.CreateObject) work, handles);
    }

    private void claimed(
            WorkId id, Work work, LentHandles handles, CallChain chain, Ready ready, Map<?, Problem> refused) {
        if (!refused.isEmpty()) {
            String why = refused.values().iterator().next().detail();
            refuse(
                    id,
                    handles,
                    ProblemType.HANDLE_REFUSED,
                    "a handle among the arguments cannot be used on this worker: " + why);
            return;
        }
        if (chain.isStopped()) {
            refuse(id, handles, ProblemType.CANCELLED, "it was cancelled while its handles were claimed");
            return;
        }
        RRefId made = work.makes();
        CompletableFuture<@Nullable Object> result = made == null ? run(id, ready) : make(id, ready);
        if (chain.isStopped()) {
            result.cancel(true);
        }
        continuation.after(result, (value, failure) -> {
            running.remove(id);
            if (made == null) {
                results.answer(id, work, handles, chain, ready.resultType(), value, failure);
            } else {
                results.store(id, made, work, handles, ready, value, failure);
            }
        });
    }

    /** Most objects are made at once: then one answer says both that the creation is known and what came of it. */
    private CompletableFuture<@Nullable Object> make(WorkId id, Ready ready) {
        Runnable tellKnown = () -> machine.accept(new OwnerEvent.WorkStarted(id));
        CompletableFuture<Void> soon = new CompletableFuture<>();
        soon.thenRunAsync(tellKnown, executor);
        soon.completeOnTimeout(null, UNTIL_KNOWN.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<@Nullable Object> result = run(id, ready);
        soon.cancel(false);
        if (!result.isDone()) {
            tellKnown.run();
        }
        return result;
    }

    private CompletableFuture<@Nullable Object> run(WorkId id, Ready ready) {
        CompletionStage<@Nullable Object> stage;
        try {
            stage = ready.code().run();
        } catch (Throwable raised) {
            stage = CompletableFuture.failedFuture(raised);
        }
        CompletableFuture<@Nullable Object> result = stage.toCompletableFuture();
        running.put(id, result);
        return result;
    }
}
