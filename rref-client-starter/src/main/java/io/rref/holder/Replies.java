package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what comes back on a request. */
final class Replies {

    private final Moment moment;

    private final Leases leases;

    private final HandleLife handles;

    private final Claiming claiming;

    private final Operations operations;

    private final Dispatch dispatch;

    private final Aftermath aftermath;

    Replies(
            Moment moment,
            Leases leases,
            HandleLife handles,
            Claiming claiming,
            Operations operations,
            Dispatch dispatch,
            Aftermath aftermath) {
        this.moment = moment;
        this.leases = leases;
        this.handles = handles;
        this.claiming = claiming;
        this.operations = operations;
        this.dispatch = dispatch;
        this.aftermath = aftermath;
    }

    /** The first reply to the request; what may follow is forgotten. */
    void read(Operation operation, Exchange exchange, Reply reply) {
        if (reply instanceof Reply.Refused refused) {
            refused(operation, exchange, refused.problem());
        } else if (operation.phase() == Phase.CANCELLING) {
            aftermath.ranAfterAll(operation, reply);
        } else if (reply instanceof Reply.AnswerNotKept && operation.request().changesNothing()) {
            underAnotherNumber(operation, "the answer was lost on its way, and was too large to keep for a repeat");
        } else if (isStillBeingMade(operation, reply)) {
            sendLater(operation);
        } else if (reply instanceof Reply.Returned returned
                && !returned.handles().isEmpty()) {
            claim(operation, returned);
        } else {
            learn(operation, reply);
            operations.end(operation, Ending.of(reply));
        }
    }

    /**
     * So an owner answers who waits for the end of a creation when the time is up that it was given: ten minutes at most, and by
     * its own clock. At the operation's own deadline its alarm has rung before.
     */
    private static boolean isStillBeingMade(Operation operation, Reply reply) {
        return operation.request().asksForReady()
                && reply instanceof Reply.Listed listed
                && listed.stage() == CreationStage.KNOWN;
    }

    /** The answer may say how far the creation behind the target has come; a listing may also be that of a new handle. */
    private void learn(Operation operation, Reply reply) {
        HandleRecord acting = operation.acting();
        if (acting != null && (operation.made() == null || reply instanceof Reply.CreationFailed)) {
            handles.stage(acting, reply);
        }
    }

    /** A sending came to nothing: another one follows after a while, unless nobody waits for it any more. */
    void sendLater(Operation operation) {
        if (operation.phase() == Phase.SENT) {
            operation.sendAt(moment.now().plus(operation.sendings().untilRetry()));
            dispatch.schedule(operation);
        }
    }

    /**
     * A refusal by the owner settles the number. Others say nothing of earlier sendings: the token is void, another process
     * answered, the directory knows no such worker, or the message did not get past the door.
     */
    private void refused(Operation operation, Exchange exchange, Problem problem) {
        switch (problem.type()) {
            case LEASE_LOST -> {
                doubt(operation, exchange, problem);
                leases.leaseLost(operation.link(), problem);
            }
            case WRONG_TARGET -> {
                doubt(operation, exchange, problem);
                if (!leases.wrongTarget(operation.link(), problem)) {
                    undelivered(operation, problem.detail());
                }
            }
            case UNKNOWN_WORKER -> notLetThrough(operation, problem);
            case UNAUTHENTICATED, NOT_YOURS -> {
                doubt(operation, exchange, problem);
                notLetThrough(operation, problem);
            }
            case REFERENCE_GONE -> gone(operation, problem);
            default -> refusedByOwner(operation, problem);
        }
    }

    /** Unless it was so before the message left, a copy of it may have run. */
    private void doubt(Operation operation, Exchange exchange, Problem problem) {
        if (!Hindsight.reachesBack(problem, exchange.sentAt(), moment.nowWithSleep())) {
            operation.sendings().doubted(exchange);
        }
    }

    private void undelivered(Operation operation, String trouble) {
        operation.sendings().troubled(trouble);
        sendLater(operation);
    }

    /** The owner has not seen this sending; what it knows of the number is another matter. */
    private void notLetThrough(Operation operation, Problem problem) {
        if (isOwnersAffair(operation)) {
            undelivered(operation, problem.detail());
        } else {
            operations.end(operation, Ending.notExecuted(problem));
        }
    }

    /** Only the owner can say what became of it, or has to hear of it. */
    private static boolean isOwnersAffair(Operation operation) {
        return operation.isLettingGo()
                || operation.sendings().maybeArrived()
                || !operation.phase().isUntold();
    }

    private void refusedByOwner(Operation operation, Problem problem) {
        if (operation.isLettingGo() && isPassing(problem.type())) {
            underAnotherNumber(operation, problem.detail());
        } else if (operation.phase() == Phase.CANCELLING) {
            operations.settle(operation);
        } else {
            operations.end(operation, Ending.refused(problem));
        }
    }

    private static boolean isPassing(ProblemType type) {
        return type == ProblemType.LIMIT_REACHED || type == ProblemType.DEADLINE_PASSED;
    }

    /** The owner keeps what it said under the number, so that a repetition would only hear it again. */
    private void underAnotherNumber(Operation operation, String trouble) {
        dispatch.quiet(operation);
        dispatch.giveNumberBack(operation);
        undelivered(operation, trouble);
    }

    /** The fork that the request acted under is gone: so is this process's handle. */
    private void gone(Operation operation, Problem problem) {
        HandleRecord acting = operation.acting();
        boolean first = acting != null && operation.link().lose(acting, Ending.reasonOf(problem));
        if (operation.phase() == Phase.CANCELLING) {
            operations.settle(operation);
        } else {
            operations.end(operation, Ending.refused(problem));
        }
        if (acting != null && first) {
            endUnsent(acting);
            handles.announceLoss(acting);
        }
    }

    /** What has not been sent under a lost handle finds its gate closed. */
    private void endUnsent(HandleRecord lost) {
        for (HandleUser user : List.copyOf(lost.users())) {
            if (user instanceof Operation waiting && waiting.phase().isBeforeSending()) {
                operations.advance(waiting);
            }
        }
    }

    /** The number stays open until the claims have ended: its settlement lets the answering side drop the handles. */
    private void claim(Operation operation, Reply.Returned returned) {
        operation.phase(Phase.READING);
        dispatch.quiet(operation);
        ClaimGroup group = new ClaimGroup(
                returned.handles(), refused -> aftermath.claimsEnded(operation, returned, lostOf(refused)));
        claiming.claim(group, Pacing.answerClaimsEnd(moment.now(), operation.deadline()));
    }

    private static Map<ForkId, LossReason> lostOf(Map<ForkId, Outcome> refused) {
        Map<ForkId, LossReason> lost = new LinkedHashMap<>();
        refused.forEach((fork, outcome) -> lost.put(fork, Ending.lossOf(outcome)));
        return lost;
    }
}
