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
            Addressee to,
            Action action,
            List<CarriedHandle> carried,
            Duration own,
            Reading<R> reading,
            WatchedCall watched) {
        return start(to.target(), action, carried, own, reading, to.begin(), watched);
    }

    /** What its caller waits for, and uses no handle. */
    <R extends @Nullable Object> RunningOperation<R> start(
            Target target,
            Action action,
            List<CarriedHandle> carried,
            Duration own,
            Reading<R> reading,
            WatchedCall watched) {
        return start(target, action, carried, own, reading, LossGate.Use.UNCOUNTED, watched);
    }

    private <R extends @Nullable Object> RunningOperation<R> start(
            Target target,
            Action action,
            List<CarriedHandle> carried,
            Duration own,
            Reading<R> reading,
            LossGate.Use use,
            WatchedCall watched) {
        OperationId id = shell.nextOperation();
        HolderEvent request = new HolderEvent.ActionRequested(id, target, action, carried, deadline(own));
        return awaited(id, request, reading, use, watched);
    }

    /** A question about what is behind the handle. */
    <R extends @Nullable Object> RunningOperation<R> ask(
            HandleState handle, Query query, Duration own, Reading<R> reading) {
        OperationId id = shell.nextOperation();
        LossGate.Use use = handle.loss().begin();
        HolderEvent request = new HolderEvent.QueryRequested(id, query, deadline(own));
        return awaited(id, request, reading, use, WatchedCall.NONE);
    }

    /** Starts what somebody waits for: it ends with the call that it is made for, if it is made for one. */
    private <R extends @Nullable Object> RunningOperation<R> awaited(
            OperationId id, HolderEvent request, Reading<R> reading, LossGate.Use use, WatchedCall watched) {
        CallChain chain = CallChain.current();
        if (chain.isStopped()) {
            Problem problem =
                    new Problem(ProblemType.CANCELLED, "the call that it was made for had been cancelled already");
            CompletableFuture<Outcome> refused = CompletableFuture.completedFuture(new Outcome.NotExecuted(problem));
            return new RunningOperation<>(shell, id, watched.until(refused), reading, use);
        }
        CompletableFuture<Outcome> outcome = watched.until(shell.expect(id));
        shell.submit(request);
        chain.cancelWith(outcome, () -> shell.submit(new HolderEvent.OperationCancelled(id)));
        return new RunningOperation<>(shell, id, outcome, reading, use);
    }

    /** What makes the handle, which is listed from now on. */
    HandleState make(
            Target target,
            Action action,
            List<CarriedHandle> carried,
            Duration own,
            WireHandle made,
            WatchedCall watched) {
        return make(target, action, carried, deadline(own), made, watched.making(made.fork()));
    }

    /** Whoever gets the handle may keep it longer than the call lasts that makes it: it is not cancelled with that. */
    HandleState make(
            Target target,
            Action action,
            List<CarriedHandle> carried,
            MonotonicTime deadline,
            WireHandle made,
            WatchedCall watched) {
        HandleState state = handles.remote(made);
        OperationId id = shell.nextOperation();
        watched.until(shell.expect(id));
        shell.submit(new HolderEvent.ActionRequested(id, target, action, carried, deadline));
        return state;
    }

    /** In the time that was asked for, and no later than the call that it is made for. */
    private MonotonicTime deadline(Duration own) {
        return shell.now()
                .plus(settings.effective(own))
                .earlierOf(CallChain.current().deadline());
    }
}
