package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.time.Duration;
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

    private final Claiming claiming;

    Aftermath(Moment moment, Exchanges exchanges, Leases leases, Operations operations, Claiming claiming) {
        this.moment = moment;
        this.exchanges = exchanges;
        this.leases = leases;
        this.operations = operations;
        this.claiming = claiming;
    }

    /** Ends the waiting: at the deadline, or because it is not wanted any more. */
    void giveUp(Operation operation, ProblemType why) {
        if (operation.phase() == Phase.READING) {
            abandonAnswer(operation, "answered, but given up while the handles of the answer were claimed");
        } else if (!operation.phase().isUntold()) {
            return;
        } else if (!operation.sendings().maybeArrived()) {
            operations.end(operation, Ending.notExecuted(Waiting.problem(operation, why)));
        } else if (!operation.request().isNumbered()) {
            operations.end(operation, Ending.unknown(Waiting.detail(operation, why)));
        } else {
            String detail = Waiting.detail(operation, why);
            operation.phase(Phase.CANCELLING);
            operations.conclude(operation, Ending.unknown(detail));
            cancel(operation);
        }
    }

    /** Asks the owner to cancel, or what came of it, unless the link must not be used now. */
    void cancel(Operation operation) {
        OwnerLink link = operation.link();
        if (!link.isUsable()) {
            operations.park(operation, link);
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
            operations.quiet(operation);
            claiming.decline(returned.handles(), () -> {
                settleOnce(operation);
                operations.tellSettled(operation);
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
        operations.tellSettled(operation);
    }

    /** Its link is lost, and it cannot go on under the next lease. */
    void linkLost(Operation operation, LinkLoss loss) {
        String worker = operation.link().worker();
        switch (operation.phase()) {
            case READING -> abandonAnswer(operation, "answered, but the lease at " + worker + " was lost");
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
            operations.end(operation, Ending.unknown(Waiting.detail(operation, ProblemType.DRAINING)));
        } else if (operation.phase() == Phase.READING) {
            operations.end(operation, new Ending(new Outcome.Unknown("answered as the process left"), Fate.RAN));
        } else {
            operations.end(operation, Ending.notExecuted(Waiting.problem(operation, ProblemType.DRAINING)));
        }
    }

    private Ending lossOf(Operation operation, LinkLoss loss, String worker) {
        return loss.mayHaveRun(operation.sendings(), moment.nowWithSleep())
                ? Ending.unknown("sent to " + worker + "; then the lease there was lost: " + loss.detail())
                : Ending.gone(loss.reason(), "the lease at " + worker + " was lost: " + loss.detail());
    }

    private void abandonAnswer(Operation operation, String detail) {
        operation.phase(Phase.DECLINING);
        operations.conclude(operation, new Ending(new Outcome.Unknown(detail), Fate.RAN));
    }

    private void settleOnce(Operation operation) {
        if (!operation.isSettled()) {
            operations.settle(operation);
        }
    }

    private void askAgain(Operation operation, Duration later) {
        operation.sendAt(moment.now().plus(later));
        operations.schedule(operation);
    }

    private void askedToStop(Operation operation) {
        exchanges.forget(operation.cancels().open());
        operation.cancels().open().clear();
        Duration longest = operation.link().length().dividedBy(QUESTIONS_PER_LEASE);
        askAgain(operation, Pacing.doubled(Pacing.FIRST_PATIENCE, operation.askedToStop(), longest));
    }

    private void refused(Operation operation, Problem problem) {
        switch (problem.type()) {
            case LEASE_LOST -> leases.lose(operation.link(), LinkLoss.told(LossReason.EXPIRED, problem));
            case WRONG_TARGET -> {
                if (!leases.wrongTarget(operation.link(), problem)) {
                    undelivered(operation, problem);
                }
            }
            case UNKNOWN_WORKER -> undelivered(operation, problem);
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
