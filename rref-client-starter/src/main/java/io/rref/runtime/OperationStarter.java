package io.rref.runtime;

import io.rref.holder.CarriedHandle;
import io.rref.holder.HolderEvent;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import io.rref.protocol.Action;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import io.rref.runtime.RunningOperation.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Starts operations in the shell, with the deadline and the cancelling of the call that they are made for. */
final class OperationStarter {

    private final HolderShell shell;

    private final RuntimeSettings settings;

    private final HandleRegistry handles;

    OperationStarter(HolderShell shell, RuntimeSettings settings, HandleRegistry handles) {
        this.shell = shell;
        this.settings = settings;
        this.handles = handles;
    }

    /** A use that its caller waits for, so that a loss is told after it. */
    <R extends @Nullable Object> RunningOperation<R> use(
            Addressee to, Action action, List<CarriedHandle> carried, Duration own, Reading<R> reading) {
        return start(to.target(), action, carried, own, reading, to.begin());
    }

    /** What its caller waits for, and uses no handle. */
    <R extends @Nullable Object> RunningOperation<R> start(
            Target target, Action action, List<CarriedHandle> carried, Duration own, Reading<R> reading) {
        return start(target, action, carried, own, reading, LossGate.Use.UNCOUNTED);
    }

    private <R extends @Nullable Object> RunningOperation<R> start(
            Target target,
            Action action,
            List<CarriedHandle> carried,
            Duration own,
            Reading<R> reading,
            LossGate.Use use) {
        OperationId id = shell.nextOperation();
        return awaited(id, new HolderEvent.ActionRequested(id, target, action, carried, deadline(own)), reading, use);
    }

    /** A question about what is behind the handle. */
    <R extends @Nullable Object> RunningOperation<R> ask(
            HandleState handle, Query query, Duration own, Reading<R> reading) {
        OperationId id = shell.nextOperation();
        LossGate.Use use = handle.loss().begin();
        return awaited(id, new HolderEvent.QueryRequested(id, query, deadline(own)), reading, use);
    }

    /** Starts what somebody waits for: it ends with the call that it is made for, if it is made for one. */
    private <R extends @Nullable Object> RunningOperation<R> awaited(
            OperationId id, HolderEvent request, Reading<R> reading, LossGate.Use use) {
        CallChain chain = CallChain.current();
        if (chain.isStopped()) {
            Problem problem =
                    new Problem(ProblemType.CANCELLED, "the call that it was made for had been cancelled already");
            return new RunningOperation<>(
                    shell, id, CompletableFuture.completedFuture(new Outcome.NotExecuted(problem)), reading, use);
        }
        CompletableFuture<Outcome> outcome = shell.start(id, request);
        chain.cancelWith(outcome, () -> shell.submit(new HolderEvent.OperationCancelled(id)));
        return new RunningOperation<>(shell, id, outcome, reading, use);
    }

    /** What makes the handle, which is listed from now on. */
    HandleState make(Target target, Action action, List<CarriedHandle> carried, Duration own, WireHandle made) {
        return make(target, action, carried, deadline(own), made);
    }

    /** Whoever gets the handle may keep it longer than the call lasts that makes it: it is not cancelled with that. */
    HandleState make(
            Target target, Action action, List<CarriedHandle> carried, MonotonicTime deadline, WireHandle made) {
        HandleState state = handles.remote(made);
        OperationId id = shell.nextOperation();
        shell.start(id, new HolderEvent.ActionRequested(id, target, action, carried, deadline));
        return state;
    }

    /** In the time that was asked for, and no later than the call that it is made for. */
    private MonotonicTime deadline(Duration own) {
        return shell.now()
                .plus(settings.effective(own))
                .earlierOf(CallChain.current().deadline());
    }
}
