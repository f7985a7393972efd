package io.rref.worker;

import io.rref.RRefId;
import io.rref.execution.ExecutionCatalog;
import io.rref.execution.RemoteFailures;
import io.rref.owner.OwnerEvent;
import io.rref.owner.Work;
import io.rref.owner.WorkId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.runtime.CallChain;
import io.rref.runtime.LentHandles;
import io.rref.runtime.OwnedHandles;
import io.rref.runtime.WorkerHandles.SharedAnswer;
import io.rref.worker.WorkPreparation.Ready;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What came of user code: an object that is kept here, an answer with its handles registered, or an exception. */
final class WorkResults {

    private final LeaseTerms terms;

    private final RunningTime clock;

    private final Workshop workshop;

    private final LiveObjects objects;

    private final Continuation continuation;

    private final BiConsumer<WorkId, OwnerEvent> ends;

    private final Map<WorkId, Runnable> shares = new ConcurrentHashMap<>();

    /**
     * Does nothing yet.
     *
     * @param ends takes the event that a piece of work ends with
     */
    WorkResults(
            LeaseTerms terms,
            RunningTime clock,
            Workshop workshop,
            LiveObjects objects,
            Continuation continuation,
            BiConsumer<WorkId, OwnerEvent> ends) {
        this.terms = terms;
        this.clock = clock;
        this.workshop = workshop;
        this.objects = objects;
        this.continuation = continuation;
        this.ends = ends;
    }

    /** The answer is kept no longer: the handles that it carries need no sponsor any more. */
    void dropped(WorkId id) {
        Runnable endShare = shares.remove(id);
        if (endShare != null) {
            endShare.run();
        }
    }

    /** What user code made is kept, or why it was not made. */
    void store(
            WorkId id,
            RRefId made,
            Work work,
            LentHandles handles,
            Ready ready,
            @Nullable Object value,
            @Nullable Throwable failure) {
        if (failure == null) {
            OwnedHandles owned = owned(work, handles, ready, value);
            LiveObject.Origin origin =
                    work instanceof Work.CreateObject ? LiveObject.Origin.CREATED : LiveObject.Origin.RETURNED;
            objects.put(made, new LiveObject(value, ready.resultType(), ready.resultContract(), owned, origin));
        }
        handles.end();
        if (failure == null) {
            boolean serial = ready.resultContract() != null && value != null && ExecutionCatalog.isSerial(value);
            ends.accept(id, new OwnerEvent.CreationEnded(id, null, serial));
        } else {
            ends.accept(id, new OwnerEvent.CreationEnded(id, workshop.failures().of(failure)));
        }
    }

    /** A constructor's handles belong to the object, a value's to the value; a contract's object keeps its own. */
    private static OwnedHandles owned(Work work, LentHandles handles, Ready ready, @Nullable Object value) {
        if (work instanceof Work.CreateObject) {
            return handles.handOver();
        }
        return ready.resultContract() == null ? handles.handOver(ready.resultType(), value) : handles.handOverNone();
    }

    /** What user code gave or threw goes to who asked. */
    void answer(
            WorkId id,
            Work work,
            LentHandles handles,
            CallChain chain,
            Type type,
            @Nullable Object value,
            @Nullable Throwable failure) {
        if (failure != null) {
            handles.end();
            if (chain.isStopped() && RemoteFailures.unwrap(failure) instanceof CancellationException) {
                stopped(id);
            } else {
                raised(id, failure);
            }
            return;
        }
        encode(id, work, type, value, handles::end);
    }

    /** A copy of a value goes to who asked. */
    void read(WorkId id, Work.ReadValue read) {
        LiveObject object = objects.get(read.rref());
        if (object.contract() != null) {
            ends.accept(
                    id,
                    new OwnerEvent.WorkEnded(
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
        continuation.after(encoded, (answer, failure) -> {
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
        ends.accept(
                id,
                new OwnerEvent.WorkEnded(
                        id,
                        new Reply.Returned(
                                answer.encoded().content(), answer.encoded().handles())));
    }

    /** It ended as it was told to: user code raised nothing, and how far it came nobody knows. */
    private void stopped(WorkId id) {
        ends.accept(id, new OwnerEvent.WorkEnded(id, new Reply.AnswerNotKept()));
    }

    private void raised(WorkId id, Throwable failure) {
        ends.accept(
                id,
                new OwnerEvent.WorkEnded(
                        id, new Reply.Raised(workshop.failures().of(failure))));
    }
}
