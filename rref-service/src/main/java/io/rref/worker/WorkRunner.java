package io.rref.worker;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.execution.ExecutionCatalog;
import io.rref.owner.OwnerEvent;
import io.rref.owner.Work;
import io.rref.owner.WorkId;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.runtime.Declinable;
import io.rref.runtime.LentHandles;
import io.rref.runtime.OwnedHandles;
import io.rref.runtime.WorkerHandles.Arrived;
import io.rref.runtime.WorkerHandles.SharedAnswer;
import io.rref.worker.WorkPreparation.Ready;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the machine's work: reads arguments, claims handles, runs user code, encodes answers. Holds no thread while it waits
 * for claims, futures or shares. Ends every piece of work with exactly one event.
 */
final class WorkRunner {

    private static final Logger logger = LoggerFactory.getLogger(WorkRunner.class);

    private final LeaseTerms terms;

    private final RunningTime clock;

    private final Workshop workshop;

    private final LiveObjects objects;

    private final WorkPreparation preparation;

    private final Executor executor;

    private final Consumer<OwnerEvent> machine;

    private final Map<WorkId, CompletableFuture<?>> running = new ConcurrentHashMap<>();

    private final Map<WorkId, Runnable> shares = new ConcurrentHashMap<>();

    WorkRunner(
            LeaseTerms terms,
            RunningTime clock,
            Workshop workshop,
            LiveObjects objects,
            Executor executor,
            Consumer<OwnerEvent> machine) {
        this.terms = terms;
        this.clock = clock;
        this.workshop = workshop;
        this.objects = objects;
        this.preparation = new WorkPreparation(workshop, objects);
        this.executor = executor;
        this.machine = machine;
    }

    /**
     * The work, for which a thread is yet to be found.
     *
     * @param turns the turns on serial objects that its chain of calls has: calls that user code makes carry them on
     */
    Declinable waiting(WorkId id, Work work, HeldTurns turns) {
        return new WaitingWork(
                () -> start(id, work, turns), why -> refuse(id, take(work), ProblemType.THREADS_EXHAUSTED, why));
    }

    private void start(WorkId id, Work work, HeldTurns turns) {
        if (made(work) == null && clock.now().hasReached(work.deadline())) {
            String late = "the request's time was spent before a thread was free for it";
            refuse(id, take(work), ProblemType.DEADLINE_PASSED, late);
            return;
        }
        if (work instanceof Work.ReadValue read) {
            readValue(id, read);
            return;
        }
        LentHandles handles = take(work);
        Ready ready;
        try {
            ready = prepare(work, handles);
        } catch (RefusedWork refused) {
            handles.end();
            machine.accept(new OwnerEvent.WorkRefused(id, refused.problem()));
            return;
        } catch (RuntimeException | LinkageError fault) {
            logger.error("Preparing {} failed", work, fault);
            refuse(id, handles, ProblemType.WORKER_FAULT, "reading the arguments failed: " + fault);
            return;
        }
        Ready inChain = ready.within(turns);
        CompletableFuture<Map<ForkId, Problem>> claims = handles.claim(clock.onTheClock(work.deadline()));
        if (claims.isDone()) {
            claimed(id, work, handles, inChain, claims.join());
        } else {
            claims.thenAccept(refused -> executor.execute(new WaitingWork(
                    () -> claimed(id, work, handles, inChain, refused),
                    why -> refuse(id, handles, ProblemType.THREADS_EXHAUSTED, why))));
        }
    }

    private void refuse(WorkId id, LentHandles handles, ProblemType type, String why) {
        handles.end();
        machine.accept(new OwnerEvent.WorkRefused(id, new Problem(type, why)));
    }

    void stop(WorkId id) {
        CompletableFuture<?> stage = running.get(id);
        if (stage != null) {
            stage.cancel(true);
        }
    }

    void outcomeDropped(WorkId id) {
        Runnable endShare = shares.remove(id);
        if (endShare != null) {
            endShare.run();
        }
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

    private void claimed(WorkId id, Work work, LentHandles handles, Ready ready, Map<?, Problem> refused) {
        if (!refused.isEmpty()) {
            String why = refused.values().iterator().next().detail();
            refuse(
                    id,
                    handles,
                    ProblemType.HANDLE_REFUSED,
                    "a handle among the arguments cannot be used on this worker: " + why);
            return;
        }
        RRefId made = made(work);
        if (made != null) {
            machine.accept(new OwnerEvent.WorkStarted(id));
        }
        CompletableFuture<@Nullable Object> result = run(id, ready);
        onThisThreadIfDone(result, (value, failure) -> {
            running.remove(id);
            if (made == null) {
                answer(id, work, handles, ready.resultType(), value, failure);
            } else {
                store(id, made, work, handles, ready, value, failure);
            }
        });
    }

    /** The reference that the work makes; null if its result is the answer. */
    private static @Nullable RRefId made(Work work) {
        if (work instanceof Work.RunCall call) {
            return call.resultStaysAs();
        }
        if (work instanceof Work.RunFunction function) {
            return function.resultStaysAs();
        }
        return work instanceof Work.CreateObject create ? create.rref() : null;
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

    private void store(
            WorkId id,
            RRefId made,
            Work work,
            LentHandles handles,
            Ready ready,
            @Nullable Object value,
            @Nullable Throwable failure) {
        if (failure == null) {
            OwnedHandles owned = owned(work, handles, ready, value);
            objects.put(
                    made,
                    new LiveObject(
                            value, ready.resultType(), ready.resultContract(), owned, LiveObject.Origin.CREATED));
        }
        handles.end();
        if (failure == null) {
            boolean serial = ready.resultContract() != null && value != null && ExecutionCatalog.isSerial(value);
            machine.accept(new OwnerEvent.CreationEnded(id, null, serial));
        } else {
            machine.accept(new OwnerEvent.CreationEnded(id, workshop.failures().of(failure)));
        }
    }

    /** A constructor's handles belong to the object, a value's to the value; a contract's object keeps its own. */
    private static OwnedHandles owned(Work work, LentHandles handles, Ready ready, @Nullable Object value) {
        if (work instanceof Work.CreateObject) {
            return handles.handOver();
        }
        return ready.resultContract() == null ? handles.handOver(ready.resultType(), value) : handles.handOverNone();
    }

    private void answer(
            WorkId id, Work work, LentHandles handles, Type type, @Nullable Object value, @Nullable Throwable failure) {
        if (failure != null) {
            handles.end();
            raised(id, failure);
            return;
        }
        encode(id, work, type, value, handles::end);
    }

    private void readValue(WorkId id, Work.ReadValue read) {
        LiveObject object = objects.get(read.rref());
        if (object.contract() != null) {
            machine.accept(new OwnerEvent.WorkEnded(
                    id,
                    new Reply.Refused(new Problem(
                            ProblemType.NOT_A_VALUE,
                            "an object of contract " + object.typeName() + " does not travel: call it"))));
            return;
        }
        encode(id, read, object.type(), object.value(), () -> {});
    }

    private void encode(WorkId id, Work work, Type type, @Nullable Object value, Runnable afterwards) {
        MonotonicTime deadline = work.deadline();
        Duration standsFor = clock.now().remainingUntil(deadline).plus(terms.pendingMargin());
        CompletableFuture<SharedAnswer> encoded;
        try {
            encoded = workshop.handles().encode(type, value, work.caller(), standsFor, clock.onTheClock(deadline));
        } catch (RuntimeException doesNotTravel) {
            encoded = CompletableFuture.failedFuture(doesNotTravel);
        }
        onThisThreadIfDone(encoded, (answer, failure) -> {
            afterwards.run();
            if (failure == null) {
                returned(id, answer);
            } else {
                raised(id, failure);
            }
        });
    }

    private void returned(WorkId id, SharedAnswer answer) {
        Runnable endShare = answer.endShare();
        if (endShare != null) {
            shares.put(id, endShare);
        }
        machine.accept(new OwnerEvent.WorkEnded(
                id,
                new Reply.Returned(answer.encoded().content(), answer.encoded().handles())));
    }

    private void raised(WorkId id, Throwable failure) {
        machine.accept(new OwnerEvent.WorkEnded(
                id, new Reply.Raised(workshop.failures().of(failure))));
    }

    /** Goes on at once where there is nothing to wait for; else on the executor, never on a thread of the network. */
    private <T extends @Nullable Object> void onThisThreadIfDone(
            CompletableFuture<T> future, BiConsumer<T, @Nullable Throwable> next) {
        if (future.isDone()) {
            future.whenComplete(next);
        } else {
            future.whenCompleteAsync(next, executor);
        }
    }
}
