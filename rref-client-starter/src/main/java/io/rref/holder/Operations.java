package io.rref.holder;

import io.rref.ForkId;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Notice;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Moves operations as far as they can go: handles known, then a lease, then the carried handles registered, then sent, and sent
 * again under the same number until an answer comes. {@link Preparation} sees to what comes first, {@link Replies} reads the answers, {@link Aftermath} gives up.
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
        this.preparation = new Preparation(moment, leases, sharing, this);
        this.claiming = new Claiming(moment, table, handles, this);
        this.aftermath = new Aftermath(moment, exchanges, leases, this, claiming);
        this.replies = new Replies(moment, leases, handles, claiming, this, aftermath);
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
            schedule(operation);
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
            settleNumber(operation, link);
            link.detach(operation, moment.now());
            leases.abandonIfUnused(link);
            if (link.isDraining()) {
                tellSettled(operation);
            }
        }
        if (stranded != null && !leaving && stranded.link().isUsable()) {
            send(stranded);
        }
    }

    /** Its answer has been read whole, handles too: the owner, which holds them until then or is stopping, hears of it soon. */
    void tellSettled(Operation operation) {
        OwnerLink link = operation.link();
        if (!link.isEnded()) {
            timers.set(link.tellSettled(), moment.now().plus(Pacing.SETTLEMENT_RIDES));
        }
    }

    /** Sets the operation's alarm to its next sending, or its deadline if that is earlier. */
    void schedule(Operation operation) {
        timers.set(operation.alarm(), operation.nextAlarm());
    }

    /** Nothing is under way for the operation, and nothing will be until it is moved. */
    void quiet(Operation operation) {
        exchanges.forget(operation.sendings().open());
        operation.sendings().open().clear();
        exchanges.forget(operation.cancels().open());
        operation.cancels().open().clear();
        operation.sendAt(MonotonicTime.NEVER);
        schedule(operation);
    }

    /** The owner's last word on this number: another one is taken for the next sending. */
    void giveNumberBack(Operation operation) {
        settleNumber(operation, operation.link());
        operation.number(null);
    }

    /** The link waits for the owner; the operation goes on when it may send. */
    void park(Operation operation, OwnerLink link) {
        operation.sendAt(MonotonicTime.NEVER);
        schedule(operation);
        link.park(operation);
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
                startAgain(operation, link);
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

    /** Sends the request, or again, unless the link must not be used now. */
    private void send(Operation operation) {
        OwnerLink link = operation.link();
        if (!link.isUsable()) {
            park(operation, link);
            return;
        }
        if (operation.phase() != Phase.SENT) {
            calls.number(operation, link);
        }
        if (operation.request().isNumbered() && operation.number() == null) {
            operation.number(link.numbers().take());
        }
        operation.phase(Phase.SENT);
        timers.clear(link.tellSettled());
        Envelope envelope = new Envelope(
                link.target(), link.token(), operation.number(), link.numbers().settled(), remaining(operation, link));
        Exchange exchange = exchanges.send(operation.request().message(envelope), new Answers(operation));
        operation.sendings().sent(exchange);
        operation.sendAt(moment.now().plus(operation.sendings().untilRepeat()));
        schedule(operation);
    }

    /** What has no deadline is good for a lease. */
    private Duration remaining(Operation operation, OwnerLink link) {
        boolean forEver = operation.deadline().equals(MonotonicTime.NEVER);
        return forEver ? link.length() : moment.now().remainingUntil(operation.deadline());
    }

    private void rang(Operation operation) {
        if (operation.phase().isUntold() && moment.now().hasReached(operation.deadline())) {
            giveUp(operation, ProblemType.DEADLINE_PASSED);
        } else {
            advance(operation);
        }
    }

    private void settleNumber(Operation operation, OwnerLink link) {
        RequestNumber number = operation.number();
        if (number != null && !link.isEnded()) {
            link.numbers().settle(number);
        }
    }

    private void startAgain(Operation operation, OwnerLink link) {
        exchanges.forget(operation.sendings().open());
        operation.sendings().startOver();
        link.detach(operation, moment.now());
        operation.link(null);
        operation.number(null);
        operation.sendAt(MonotonicTime.NEVER);
        operation.phase(Phase.NEW);
        schedule(operation);
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
