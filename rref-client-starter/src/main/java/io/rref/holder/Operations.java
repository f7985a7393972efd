package io.rref.holder;

import io.rref.ForkId;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Notice;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Moves operations as far as they can go: handles known, then a lease, then the carried handles registered, then sent, and sent
 * again under the same number until an answer comes. {@link Preparation} sees to what comes first, {@link Dispatch} sends, {@link
 * Replies} reads the answers, {@link Aftermath} gives up.
 *
 * <p>What an operation waits for knows of it: a handle those that it holds back, a link those that wait for its lease, the alarms
 * those that wait for time. So an event costs what it moves, however many operations are open.
 */
final class Operations {

    private final Moment moment;

    private final Timers timers;

    private final Exchanges exchanges;

    private final Leases leases;

    private final HandleLife handles;

    private final Sharing sharing;

    private final Claiming claiming;

    private final Dispatch dispatch;

    private final Preparation preparation;

    private final Replies replies;

    private final Aftermath aftermath;

    private final Revocations revocations;

    private final Reconciliation reconciliation;

    private final Set<Operation> open = new LinkedHashSet<>();

    private final CallOrder calls = new CallOrder();

    private final Queue<Operation> released = new ArrayDeque<>();

    private boolean advancing;

    private boolean leaving;

    Operations(
            Moment moment,
            Timers timers,
            Exchanges exchanges,
            Leases leases,
            HandleLife handles,
            HandleTable table,
            LeaseTerms terms) {
        this.moment = moment;
        this.timers = timers;
        this.exchanges = exchanges;
        this.leases = leases;
        this.handles = handles;
        this.sharing = new Sharing(moment, terms, table, this);
        this.dispatch = new Dispatch(moment, timers, exchanges, calls);
        this.preparation = new Preparation(moment, leases, sharing, this, dispatch);
        this.claiming = new Claiming(moment, table, handles, this);
        this.aftermath = new Aftermath(moment, exchanges, leases, this, dispatch, claiming);
        this.replies = new Replies(moment, leases, handles, claiming, this, dispatch, aftermath);
        this.revocations = new Revocations(table, handles, aftermath);
        this.reconciliation = new Reconciliation(moment, table, revocations, this::start);
    }

    Sharing sharing() {
        return sharing;
    }

    Claiming claiming() {
        return claiming;
    }

    /** Every operation that is not settled. */
    Set<Operation> open() {
        return open;
    }

    /** Takes an operation on and moves it as far as it goes. */
    void start(Operation operation) {
        open.add(operation);
        operation.alarm(timers.alarm(() -> rang(operation)));
        OwnerLink link = operation.chosenLink();
        if (link != null) {
            link.attach(operation);
        }
        if (leaving) {
            aftermath.leave(operation);
        } else if (moment.now().hasReached(operation.deadline())) {
            giveUp(operation, ProblemType.DEADLINE_PASSED);
        } else {
            calls.join(operation);
            dispatch.schedule(operation);
            advance(operation);
        }
    }

    /** Takes an operation on only to end it. */
    void refuse(Operation operation, Ending ending) {
        open.add(operation);
        operation.alarm(timers.alarm(() -> {}));
        end(operation, ending);
    }

    /** Moves the operation as far as it can go now. */
    void advance(Operation operation) {
        switch (operation.phase()) {
            case NEW, HELD_BACK, WAITING_FOR_LEASE, REGISTERING -> {
                if (preparation.isDone(operation)) {
                    send(operation);
                }
            }
            case SENT -> send(operation);
            case CANCELLING -> aftermath.cancel(operation);
            case READING, DECLINING, SETTLED -> {}
        }
    }

    /** Gives the operation up: nobody waits for it any more. */
    void giveUp(Operation operation, ProblemType why) {
        aftermath.giveUp(operation, why);
    }

    /** Settles the operation, tells its outcome and lets go of what it has held. */
    void end(Operation operation, Ending ending) {
        settle(operation);
        conclude(operation, ending);
    }

    /** Tells the outcome and lets go of what the operation has held. Once for each operation. */
    void conclude(Operation operation, Ending ending) {
        List<Operation> heldBack = handles.made(operation, ending.outcome());
        operation.sequel().ended(operation, ending.outcome());
        sharing.concluded(operation, ending);
        for (HandleRecord handle : operation.takeHeld()) {
            handle.noLongerHoldsBack(operation);
            handles.useEnded(handle, operation);
        }
        released.addAll(heldBack);
        advanceReleased();
    }

    /** One after the other and never within one another: each may release the next, and a chain of them has any length. */
    private void advanceReleased() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            while (!released.isEmpty()) {
                advance(released.remove());
            }
        } finally {
            advancing = false;
        }
    }

    /** Nothing of the operation is open any more: its number is settled, its sendings are forgotten. */
    void settle(Operation operation) {
        operation.phase(Phase.SETTLED);
        timers.clear(operation.alarm());
        open.remove(operation);
        exchanges.forget(operation.sendings().open());
        exchanges.forget(operation.cancels().open());
        Operation stranded = calls.stranded(operation);
        calls.leave(operation);
        OwnerLink link = operation.chosenLink();
        if (link != null) {
            dispatch.settleNumber(operation, link);
            link.detach(operation, moment.now());
            leases.abandonIfUnused(link);
            if (link.isDraining()) {
                dispatch.tellSettled(operation);
            }
        }
        if (stranded != null && !leaving && stranded.link().isUsable()) {
            send(stranded);
        }
    }

    /** An operator has ended what is behind these forks. */
    void revoked(OwnerLink link, List<ForkId> forks) {
        revocations.revoked(link, forks);
    }

    /** The owner lists other forks than this process has there. */
    void listed(OwnerLink link, Notice.Listing page) {
        reconciliation.listed(link, page);
    }

    /** What ran under this number although it was given up has ended. */
    void ended(OwnerLink link, RequestNumber number) {
        aftermath.ended(link, number);
    }

    /** Something may be sent on this link. */
    void usable(OwnerLink link) {
        link.takeWaiting().forEach(this::advance);
    }

    /** The lease was refused: those that have waited for it end. */
    void refused(OwnerLink link, Ending ending) {
        List.copyOf(link.operations()).forEach(operation -> end(operation, ending));
    }

    /** The link is lost and the gates of its handles are closed: what hangs on it ends, or goes on under the next lease. */
    void lost(OwnerLink link, LinkLoss loss) {
        List<Operation> goingOn = new ArrayList<>();
        for (Operation operation : List.copyOf(link.operations())) {
            if (operation.isSettled()) {
                continue;
            }
            if (preparation.goesOn(operation, link, loss)) {
                dispatch.startAgain(operation, link);
                goingOn.add(operation);
            } else {
                aftermath.linkLost(operation, loss);
            }
        }
        goingOn.forEach(this::advance);
    }

    /** The process leaves: every operation ends, and nothing more is sent for it. */
    void leave() {
        leaving = true;
        for (Operation operation : List.copyOf(open)) {
            // One that ends may end others.
            if (!operation.isSettled()) {
                aftermath.leave(operation);
            }
        }
    }

    boolean isLeaving() {
        return leaving;
    }

    private void send(Operation operation) {
        dispatch.send(operation, new Answers(operation));
    }

    private void rang(Operation operation) {
        if (operation.phase().isUntold() && moment.now().hasReached(operation.deadline())) {
            giveUp(operation, ProblemType.DEADLINE_PASSED);
        } else {
            advance(operation);
        }
    }

    /** Hears the answers to one operation's request. */
    private final class Answers implements Correspondent {

        private final Operation operation;

        Answers(Operation operation) {
            this.operation = operation;
        }

        @Override
        public void replied(Exchange exchange, Reply reply) {
            operation.sendings().answered(exchange);
            if (!(reply instanceof Reply.Refused)) {
                operation.heardOf();
            }
            replies.read(operation, exchange, reply);
        }

        @Override
        public void failed(Exchange exchange, Certainty certainty, String detail) {
            operation.sendings().failed(exchange, certainty, detail);
            replies.sendLater(operation);
        }
    }
}
