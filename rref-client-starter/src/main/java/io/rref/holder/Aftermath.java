package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What follows when nobody waits for an operation any more: what may have arrived is cancelled until the owner has said what came
 * of it, and an effect that it had nevertheless is taken back. Only then is its number settled.
 */
final class Aftermath {

    private static final int QUESTIONS_PER_LEASE = 3;

    private final Moment moment;

    private final Exchanges exchanges;

    private final Leases leases;

    private final Operations operations;

    private final Dispatch dispatch;

    private final Claiming claiming;

    Aftermath(
            Moment moment,
            Exchanges exchanges,
            Leases leases,
            Operations operations,
            Dispatch dispatch,
            Claiming claiming) {
        this.moment = moment;
        this.exchanges = exchanges;
        this.leases = leases;
        this.operations = operations;
        this.dispatch = dispatch;
        this.claiming = claiming;
    }

    /** Ends the waiting: at the deadline, or because it is not wanted any more. */
    void giveUp(Operation operation, ProblemType why) {
        if (operation.phase() == Phase.READING) {
            abandonAnswer(operation, why, "answered, but given up while the handles of the answer were claimed");
        } else if (!operation.phase().isUntold()) {
            return;
        } else if (!operation.sendings().maybeArrived()) {
            operations.end(operation, Ending.notExecuted(Waiting.problem(operation, why)));
        } else if (!operation.request().isNumbered()) {
            operations.end(operation, Ending.notExecuted(Waiting.problem(operation, why)));
        } else {
            abandon(operation, uncertain(operation, why, Waiting.detail(operation, why)));
        }
    }

    private void abandon(Operation operation, Ending ending) {
        operation.phase(Phase.CANCELLING);
        operations.conclude(operation, ending);
        cancel(operation);
    }

    /** The handle that it acts under is lost, and its link is not. What was answered already is still read. */
    void handleLost(Operation operation, LossReason reason) {
        String worker = operation.target().worker();
        if (operation.phase().isBeforeSending()) {
            operations.advance(operation);
        } else if (operation.phase() == Phase.SENT) {
            if (operation.request().isNumbered() && operation.sendings().maybeArrived()) {
                abandon(
                        operation,
                        lossOf(operation, reason, "sent to " + worker + "; then its handle was lost: " + reason));
            } else {
                operations.end(operation, Ending.gone(reason, "its handle was lost"));
            }
        }
    }

    /** What changes nothing is gone and no more than that. */
    private static Ending lossOf(Operation operation, LossReason reason, String detail) {
        return operation.request().changesNothing() ? Ending.gone(reason, detail) : Ending.unknown(detail);
    }

    /** The owner says that what was asked to stop has ended. */
    void ended(OwnerLink link, RequestNumber number) {
        for (Operation operation : List.copyOf(link.operations())) {
            if (number.equals(operation.number()) && operation.phase() == Phase.CANCELLING) {
                cancel(operation);
            }
        }
    }

    /** Nobody will hear what came of it. Of what only reads there is nothing to know: it has changed nothing. */
    private static Ending uncertain(Operation operation, ProblemType why, String detail) {
        return operation.request().changesNothing()
                ? new Ending(new Outcome.NotExecuted(Waiting.problem(operation, why)), Fate.UNKNOWN)
                : Ending.unknown(detail);
    }

    /** Asks the owner to cancel, or what came of it, unless the link must not be used now. */
    void cancel(Operation operation) {
        OwnerLink link = operation.link();
        if (!link.isUsable()) {
            dispatch.park(operation, link);
            return;
        }
        Message cancel = new Message.Cancel(
                link.target(),
                link.token(),
                Objects.requireNonNull(operation.number()),
                link.numbers().settled());
        operation.cancels().sent(exchanges.send(cancel, new CancelAnswers(operation)));
        askAgain(operation, operation.cancels().untilRepeat());
    }

    /** The cancel came too late, or the answer did: the effect is taken back and then the number is settled. */
    void ranAfterAll(Operation operation, Reply reply) {
        OwnerLink link = operation.link();
        operation
                .request()
                .undo(reply)
                .ifPresent(action -> operations.start(Operation.lettingGo(new Request.Act(action), link)));
        if (reply instanceof Reply.Returned returned && !returned.handles().isEmpty()) {
            operation.phase(Phase.DECLINING);
            dispatch.quiet(operation);
            claiming.decline(returned.handles(), () -> {
                settleOnce(operation);
                dispatch.tellSettled(operation);
            });
        } else {
            operations.settle(operation);
        }
    }

    /** The claims on the handles of an answer have ended. */
    void claimsEnded(Operation operation, Reply.Returned returned, Map<ForkId, LossReason> lost) {
        if (operation.phase() == Phase.READING) {
            operations.end(operation, Ending.answered(returned, lost));
        } else {
            returned.handles().forEach(handle -> claiming.close(handle.fork()));
            settleOnce(operation);
        }
        dispatch.tellSettled(operation);
    }

    /** Its link is lost, and it cannot go on under the next lease. */
    void linkLost(Operation operation, LinkLoss loss) {
        String worker = operation.link().worker();
        switch (operation.phase()) {
            case READING ->
                lostWhileRead(operation, loss.reason(), "answered, but the lease at " + worker + " was lost");
            case CANCELLING -> operations.settle(operation);
            case DECLINING, SETTLED -> {}
            default -> operations.end(operation, lossOf(operation, loss, worker));
        }
    }

    /** The process leaves: nothing more is sent for it. */
    void leave(Operation operation) {
        if (!operation.phase().isUntold()) {
            operations.settle(operation);
        } else if (operation.sendings().maybeArrived()) {
            operations.end(
                    operation,
                    uncertain(operation, ProblemType.DRAINING, Waiting.detail(operation, ProblemType.DRAINING)));
        } else if (operation.phase() == Phase.READING) {
            operations.end(operation, answered(operation, ProblemType.DRAINING, "answered as the process left"));
        } else {
            operations.end(operation, Ending.notExecuted(Waiting.problem(operation, ProblemType.DRAINING)));
        }
    }

    private Ending lossOf(Operation operation, LinkLoss loss, String worker) {
        boolean unknown =
                !operation.request().changesNothing() && loss.mayHaveRun(operation.sendings(), moment.nowWithSleep());
        return unknown
                ? Ending.unknown("sent to " + worker + "; then the lease there was lost: " + loss.detail())
                : Ending.gone(loss.reason(), "the lease at " + worker + " was lost: " + loss.detail());
    }

    private void abandonAnswer(Operation operation, ProblemType why, String detail) {
        Ending ending = answered(operation, why, detail);
        operation.phase(Phase.DECLINING);
        operations.conclude(operation, ending);
    }

    private void lostWhileRead(Operation operation, LossReason reason, String detail) {
        boolean read = operation.request().changesNothing();
        Outcome outcome = read ? new Outcome.Gone(reason, detail) : new Outcome.Unknown(detail);
        operation.phase(Phase.DECLINING);
        operations.conclude(operation, new Ending(outcome, Fate.RAN));
    }

    /** It was answered, and the answer does not reach who asked. */
    private static Ending answered(Operation operation, ProblemType why, String detail) {
        return new Ending(uncertain(operation, why, detail).outcome(), Fate.RAN);
    }

    private void settleOnce(Operation operation) {
        if (!operation.isSettled()) {
            operations.settle(operation);
        }
    }

    private void askAgain(Operation operation, Duration later) {
        operation.sendAt(moment.now().plus(later));
        dispatch.schedule(operation);
    }

    private void askedToStop(Operation operation) {
        exchanges.forget(operation.cancels().open());
        operation.cancels().open().clear();
        Duration longest = operation.link().length().dividedBy(QUESTIONS_PER_LEASE);
        askAgain(operation, Pacing.doubled(Pacing.FIRST_PATIENCE, operation.askedToStop(), longest));
    }

    private void refused(Operation operation, Problem problem) {
        switch (problem.type()) {
            case LEASE_LOST -> leases.leaseLost(operation.link(), problem);
            case WRONG_TARGET -> {
                if (!leases.wrongTarget(operation.link(), problem)) {
                    undelivered(operation, problem);
                }
            }
            case UNKNOWN_WORKER, UNAUTHENTICATED, NOT_YOURS -> undelivered(operation, problem);
            default -> operations.settle(operation);
        }
    }

    private void undelivered(Operation operation, Problem problem) {
        operation.cancels().troubled(problem.detail());
        askAgain(operation, operation.cancels().untilRetry());
    }

    /** Hears the answers to one operation's cancels. */
    private final class CancelAnswers implements Correspondent {

        private final Operation operation;

        CancelAnswers(Operation operation) {
            this.operation = operation;
        }

        @Override
        public void replied(Exchange exchange, Reply reply) {
            operation.cancels().answered(exchange);
            if (!(reply instanceof Reply.Refused)) {
                operation.heardOf();
            }
            if (reply instanceof Reply.NeverRan) {
                operations.settle(operation);
            } else if (reply instanceof Reply.AskedToStop) {
                askedToStop(operation);
            } else if (reply instanceof Reply.Refused refusal) {
                refused(operation, refusal.problem());
            } else {
                ranAfterAll(operation, reply);
            }
        }

        @Override
        public void failed(Exchange exchange, Certainty certainty, String detail) {
            operation.cancels().failed(exchange, certainty, detail);
            askAgain(operation, operation.cancels().untilRetry());
        }
    }
}
