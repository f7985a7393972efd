package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefState;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Notice;
import io.rref.protocol.Problem;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The holder's side of the protocol for one incarnation. Plain state: one caller at a time, no clock, no thread.
 *
 * <p>This is the switchboard: each event goes to the part that it concerns, and what becomes of a lease goes to the handles
 * and operations that hang on it. {@link Leases} keeps what this process has with its owners, {@link Operations} moves requests,
 * {@link HandleLife} lists, loses and lets go of handles, {@link Sharing} and {@link Claiming} pass them on.
 *
 * <p>Alarms whose time has come ring before the event itself is taken in, so that an event late in the shell's queue finds
 * the machine as it is at its time. Only a pause of the process is taken in before them: none of them may hold an owner lost that
 * this process could not hear.
 */
public final class HolderProtocol {

    /** What a process may have open at one time if nothing else is said. */
    public static final int MOST_OPERATIONS = 1_000_000;

    private final Moment moment = new Moment();

    private final Timers timers = new Timers();

    /** Ring before all others: after a pause, what else is due must find the leases lapsed that have. */
    private final Timers lapses = new Timers();

    private final Exchanges exchanges = new Exchanges(moment);

    private final HandleTable table = new HandleTable();

    private final HandleLife handles;

    private final Leases leases;

    private final Operations operations;

    private final Requests requests;

    private final Receptions receptions;

    private final AnswerShares answerShares;

    private final Goodbyes goodbyes;

    private final Inspection inspection;

    private final Events events = new Events();

    /** Creates the machine of a holder that holds nothing yet. */
    public HolderProtocol(HolderId self, LeaseTerms terms) {
        this(self, terms, MOST_OPERATIONS);
    }

    /**
     * The same with a limit of its own.
     *
     * @param mostOperations that may be open at one time; what is asked for beyond is refused, not executed
     */
    public HolderProtocol(HolderId self, LeaseTerms terms, int mostOperations) {
        this.handles = new HandleLife(moment, table, this::launch);
        this.leases = new Leases(self, terms, moment, timers, lapses, exchanges, new Links());
        this.operations = new Operations(moment, timers, exchanges, leases, handles, table, terms);
        this.requests = new Requests(moment, table, operations, mostOperations);
        this.receptions = new Receptions(moment, operations.claiming());
        this.answerShares = new AnswerShares(moment, table, handles, operations.sharing());
        this.goodbyes = new Goodbyes(self, moment, timers, exchanges);
        this.inspection = new Inspection(table, leases, operations);
    }

    /** Takes in what happened and when; gives back what must be done, in order. The only way to change the machine. */
    public List<HolderDecision> handle(HolderEvent event, MonotonicTime now) {
        moment.begin(now);
        if (event instanceof HolderEvent.ProcessPaused pause) {
            takeIn(pause);
        }
        lapses.ring(moment.now());
        timers.ring(moment.now());
        return event.dispatch(events);
    }

    private void takeIn(HolderEvent.ProcessPaused pause) {
        switch (pause.clock()) {
            case WENT_ON -> leases.paused(pause.lasted());
            case STOOD_STILL -> leases.slept(pause.lasted());
        }
    }

    /** When the shell must say {@link HolderEvent.TimePassed}; empty if time changes nothing. */
    public Optional<MonotonicTime> nextDeadline() {
        Optional<MonotonicTime> lapse = lapses.next();
        Optional<MonotonicTime> other = timers.next();
        return lapse.isPresent() && other.isPresent()
                ? Optional.of(lapse.get().earlierOf(other.get()))
                : lapse.or(() -> other);
    }

    /** What is known of this handle; empty if it is not listed (any more). */
    public Optional<RRefState> state(ForkId fork) {
        HandleRecord handle = table.get(fork);
        return handle == null ? Optional.empty() : Optional.of(handle.state());
    }

    /** Why this handle is lost; empty if it is not, or is not listed (any more). */
    public Optional<LossReason> loss(ForkId fork) {
        HandleRecord handle = table.get(fork);
        return handle == null ? Optional.empty() : Optional.ofNullable(handle.lost());
    }

    /** Whether there is a lease at this start of a worker that has neither lapsed nor ended. */
    public boolean maySendTo(Target target) {
        return leases.granted().stream().anyMatch(link -> link.target().equals(target) && link.isUsable());
    }

    /** How this handle travels, as far as its owner is known; empty if it is not listed (any more). */
    public Optional<WireHandle> wire(ForkId fork) {
        HandleRecord handle = table.get(fork);
        return handle == null ? Optional.empty() : Optional.of(handle.wire());
    }

    /** The owners that goodbye was said to and that have not answered it. */
    public List<Target> unansweredGoodbyes() {
        return goodbyes.unanswered();
    }

    /** How much there is; costs the same however many handles that are. */
    public HeldCounts counts() {
        return inspection.counts();
    }

    /** A copy of all that is known. */
    public HolderSnapshot snapshot() {
        return inspection.snapshot();
    }

    /** Throws {@link IllegalStateException} if the machine contradicts itself. For tests after each step. */
    public void checkInvariants() {
        inspection.check();
    }

    private void launch(Operation operation) {
        operations.start(operation);
    }

    /** What becomes of links, told to what hangs on them. */
    private final class Links implements LinkListener {

        @Override
        public void usable(OwnerLink link) {
            operations.usable(link);
        }

        @Override
        public void refused(OwnerLink link, Problem problem) {
            operations.refused(link, Ending.notExecuted(problem));
        }

        @Override
        public void draining(OwnerLink link, Duration remaining) {
            moment.decide(new HolderDecision.WorkerDraining(link.worker(), link.incarnation(), remaining));
        }

        @Override
        public void revoked(OwnerLink link, List<ForkId> forks) {
            operations.revoked(link, forks);
        }

        @Override
        public void ended(OwnerLink link, RequestNumber number) {
            operations.ended(link, number);
        }

        @Override
        public void listed(OwnerLink link, Notice.Listing page) {
            operations.listed(link, page);
        }

        /** First the gates close, then what is in flight ends, then the loss is told. */
        @Override
        public void lost(OwnerLink link, LinkLoss loss) {
            List<HandleRecord> lost = link.handles().stream()
                    .filter(handle -> handle.lose(loss.reason()))
                    .toList();
            operations.lost(link, loss);
            lost.forEach(handles::announceLoss);
        }
    }

    /** Ends every lease. Its forks die with it, so nothing is released one by one. */
    private void leave() {
        operations.leave();
        leases.stopOpening();
        List<OwnerLink> links = leases.granted();
        links.forEach(leases::drop);
        handles.leave();
        goodbyes.say(links);
    }

    /** One method per event. */
    private final class Events implements HolderEvent.Visitor<List<HolderDecision>> {

        @Override
        public List<HolderDecision> actionRequested(HolderEvent.ActionRequested event) {
            requests.action(event);
            return moment.end();
        }

        @Override
        public List<HolderDecision> queryRequested(HolderEvent.QueryRequested event) {
            requests.query(event);
            return moment.end();
        }

        @Override
        public List<HolderDecision> operationCancelled(HolderEvent.OperationCancelled event) {
            requests.cancel(event.operation());
            return moment.end();
        }

        @Override
        public List<HolderDecision> handleClosed(HolderEvent.HandleClosed event) {
            handles.close(event.fork());
            return moment.end();
        }

        @Override
        public List<HolderDecision> localHandleOpened(HolderEvent.LocalHandleOpened event) {
            table.add(HandleRecord.local(event.handle()));
            return moment.end();
        }

        @Override
        public List<HolderDecision> handlesArrived(HolderEvent.HandlesArrived event) {
            receptions.arrived(event);
            return moment.end();
        }

        @Override
        public List<HolderDecision> answerShareRequested(HolderEvent.AnswerShareRequested event) {
            answerShares.request(event);
            return moment.end();
        }

        @Override
        public List<HolderDecision> answerShareEnded(HolderEvent.AnswerShareEnded event) {
            answerShares.end(event.share());
            return moment.end();
        }

        @Override
        public List<HolderDecision> replyArrived(HolderEvent.ReplyArrived event) {
            exchanges.replied(event.exchange(), event.reply());
            return moment.end();
        }

        @Override
        public List<HolderDecision> sendFailed(HolderEvent.SendFailed event) {
            exchanges.failed(event);
            return moment.end();
        }

        /** Taken in already, before the alarms. */
        @Override
        public List<HolderDecision> processPaused(HolderEvent.ProcessPaused event) {
            return moment.end();
        }

        @Override
        public List<HolderDecision> workerMoved(HolderEvent.WorkerMoved event) {
            leases.moved(event.worker());
            return moment.end();
        }

        @Override
        public List<HolderDecision> leaving(HolderEvent.Leaving event) {
            if (!operations.isLeaving()) {
                leave();
            }
            return moment.end();
        }

        /** The alarms have rung already. */
        @Override
        public List<HolderDecision> timePassed(HolderEvent.TimePassed event) {
            return moment.end();
        }
    }
}
