package io.rref.owner;

import io.rref.LossReason;
import io.rref.protocol.Caller;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Reply;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The owner's side of the protocol for one incarnation. Plain state: one caller at a time, no clock, no thread.
 *
 * <p>Every event may come twice, late, or for something already gone. Time must not include pauses of the process: a
 * shell that finds one takes it out, or leases end that their holders could not renew.
 */
public final class OwnerProtocol {

    private final MonotonicTime start;

    private final Tables tables;

    private final LeaseKeeper leases;

    private final Numbering numbering;

    private final Queries queries;

    private final Revocation revocation;

    private final OrderlyEnd end;

    /**
     * Creates the machine of an owner that knows nothing yet.
     *
     * @param start of the process, or at least of this machine: nothing was accepted before
     */
    public OwnerProtocol(HolderId self, LeaseTerms terms, OwnerLimits limits, MonotonicTime start) {
        this.start = start;
        tables = Tables.empty(self, terms, limits);
        leases = new LeaseKeeper(tables, terms);
        numbering = new Numbering(tables);
        queries = new Queries(tables);
        revocation = new Revocation(tables);
        end = new OrderlyEnd(tables, leases);
    }

    /** Takes in what happened and when; gives back what must be done, in order. The only way to change the machine. */
    public List<OwnerDecision> handle(OwnerEvent event, MonotonicTime now) {
        Step step = new Step(now, tables.limits().handledAtOnce());
        passTime(step);
        event.dispatch(new Handling(step));
        end.goOn(step);
        return step.decisions();
    }

    /**
     * What is due comes before the event, whatever it is, unless so much is due that the event would wait long: the rest is due
     * at once then. No request is served under a lease that has run out, however late the shell says that time has passed.
     */
    private void passTime(Step step) {
        Coming coming = new Coming(step);
        int left = tables.limits().handledAtOnce();
        Optional<Due> due = tables.agenda().takeDue(step.now());
        while (due.isPresent()) {
            due.get().dispatch(coming);
            left--;
            due = left > 0 ? tables.agenda().takeDue(step.now()) : Optional.empty();
        }
    }

    /** When the shell must say {@link OwnerEvent.TimePassed}; empty if time changes nothing. */
    public Optional<MonotonicTime> nextDeadline() {
        return tables.agenda().next();
    }

    /** How much of what there is; costs the same however much it is. */
    public OwnerCounts counts() {
        return OwnerCounts.of(tables);
    }

    /** A copy of all that is known. */
    public OwnerSnapshot snapshot() {
        return Snapshots.of(tables);
    }

    /** Throws {@link IllegalStateException} if the machine contradicts itself. For tests after each step. */
    public void checkInvariants() {
        new Invariants(tables).check();
    }

    /** One event at its time. Messages pass four gates before anything else: target, caller, lease, settled numbers. */
    private final class Handling implements OwnerEvent.Visitor<List<OwnerDecision>> {

        private final Step step;

        Handling(Step step) {
            this.step = step;
        }

        @Override
        public List<OwnerDecision> leaseRequested(OwnerEvent.LeaseRequested event) {
            return answer(event.exchange(), event.message(), () -> {
                requireOwn(event.caller(), event.message().holder());
                return Optional.of(leases.open(event, step));
            });
        }

        @Override
        public List<OwnerDecision> renewalArrived(OwnerEvent.RenewalArrived event) {
            Message.RenewLease message = event.message();
            return answer(event.exchange(), message, () -> {
                requireOwn(event.caller(), message.holder());
                requireOwnLease(event.caller(), message.lease());
                return leases.renew(event.exchange(), message, step);
            });
        }

        @Override
        public List<OwnerDecision> holderLeft(OwnerEvent.HolderLeft event) {
            Message.EndLease message = event.message();
            return answer(event.exchange(), message, () -> {
                requireOwn(event.caller(), message.holder());
                requireOwnLease(event.caller(), message.lease());
                leases.leave(message, step);
                return Optional.of(new Reply.Done());
            });
        }

        @Override
        public List<OwnerDecision> requestArrived(OwnerEvent.RequestArrived event) {
            Message.Numbered message = event.message();
            return answer(event.exchange(), message, () -> {
                Lease lease = admit(event.caller(), message.lease(), message.settled());
                return numbering.request(event, lease, step);
            });
        }

        @Override
        public List<OwnerDecision> readArrived(OwnerEvent.ReadArrived event) {
            Message.Read message = event.message();
            return answer(event.exchange(), message, () -> {
                Lease lease = admit(event.caller(), message.lease(), message.settled());
                return queries.answer(event, lease, step);
            });
        }

        @Override
        public List<OwnerDecision> cancelArrived(OwnerEvent.CancelArrived event) {
            Message.Cancel message = event.message();
            return answer(event.exchange(), message, () -> {
                Lease lease = admit(event.caller(), message.lease(), message.settled());
                return Optional.of(numbering.cancel(message.number(), lease, step));
            });
        }

        @Override
        public List<OwnerDecision> recallArrived(OwnerEvent.RecallArrived event) {
            Message.Recall message = event.message();
            return answer(event.exchange(), message, () -> {
                Lease lease = admit(event.caller(), message.lease(), message.settled());
                return numbering.recall(message.number(), lease, event.exchange());
            });
        }

        @Override
        public List<OwnerDecision> lookArrived(OwnerEvent.LookArrived event) {
            Message.Look message = event.message();
            return answer(event.exchange(), message, () -> {
                admit(event.caller(), message.lease(), message.settled());
                return Optional.of(tables.names().look(message.name()));
            });
        }

        @Override
        public List<OwnerDecision> workStarted(OwnerEvent.WorkStarted event) {
            tables.works().started(event.work(), step);
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> workRefused(OwnerEvent.WorkRefused event) {
            tables.works().refused(event.work(), event.problem(), step);
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> creationEnded(OwnerEvent.CreationEnded event) {
            tables.works().creationEnded(event, step);
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> workEnded(OwnerEvent.WorkEnded event) {
            tables.works().ended(event.work(), event.reply(), step);
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> objectShared(OwnerEvent.ObjectShared event) {
            tables.references().openShared(event, step.now());
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> localHandleRequested(OwnerEvent.LocalHandleRequested event) {
            return answer(event.exchange(), () -> {
                tables.references().openLocal(event);
                return Optional.of(new Reply.Done());
            });
        }

        @Override
        public List<OwnerDecision> localHandleClosed(OwnerEvent.LocalHandleClosed event) {
            tables.references().closeLocal(event.rref(), event.fork(), step);
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> nameDeclared(OwnerEvent.NameDeclared event) {
            tables.names().declare(event.name(), event.contract());
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> objectRevoked(OwnerEvent.ObjectRevoked event) {
            return answer(event.exchange(), () -> {
                revocation.object(event.rref(), step);
                return Optional.of(new Reply.Done());
            });
        }

        @Override
        public List<OwnerDecision> nameRevoked(OwnerEvent.NameRevoked event) {
            return answer(event.exchange(), () -> {
                revocation.name(event.name(), step);
                return Optional.of(new Reply.Done());
            });
        }

        @Override
        public List<OwnerDecision> drainBegan(OwnerEvent.DrainBegan event) {
            end.begin(event.longest(), step);
            return step.decisions();
        }

        @Override
        public List<OwnerDecision> timePassed(OwnerEvent.TimePassed event) {
            return step.decisions();
        }

        private List<OwnerDecision> answer(ExchangeId exchange, Message message, Supplier<Optional<Reply>> handler) {
            return answer(exchange, () -> {
                requireMeant(message.target());
                return handler.get();
            });
        }

        private List<OwnerDecision> answer(ExchangeId exchange, Supplier<Optional<Reply>> handler) {
            try {
                handler.get().ifPresent(reply -> step.answer(exchange, reply));
            } catch (Refusal refusal) {
                step.answer(exchange, refusal.reply());
            }
            return step.decisions();
        }

        /** The lease under which a message comes, if it is its sender's. */
        private Lease admit(Caller caller, LeaseToken token, SettledNumbers settled) {
            requireOwnLease(caller, token);
            return leases.admit(token, settled, step);
        }

        /** A lease that is unknown here is nobody's: the next gate says that it is lost. */
        private void requireOwnLease(Caller caller, LeaseToken token) {
            Lease lease = tables.leases().find(token);
            if (lease != null) {
                requireOwn(caller, lease.holder());
            }
        }

        /** No copy of the message has got further here, and no other start is meant. */
        private void requireOwn(Caller caller, HolderId holder) {
            if (!caller.isAllowedToActFor(holder)) {
                throw new Refusal(Problems.notYours().lasting(start.until(step.now())));
            }
        }

        private void requireMeant(Target target) {
            HolderId self = tables.self();
            if (!target.means(self.name(), self.incarnation())) {
                throw new Refusal(Problems.wrongTarget(target, self).lasting(start.until(step.now())));
            }
        }
    }

    /** What comes when its time has come. */
    private final class Coming implements Due.Visitor {

        private final Step step;

        Coming(Step step) {
            this.step = step;
        }

        @Override
        public void leaseEnds(Lease lease) {
            leases.end(lease, LeaseEnd.EXPIRED, step);
        }

        @Override
        public void renewalStood(Lease lease) {
            tables.renewals().answer(lease, step);
        }

        @Override
        public void forkRunsOut(Fork fork) {
            tables.references().remove(fork, LossReason.EXPIRED, step);
        }

        @Override
        public void workWaitedLong(Job job) {
            tables.works().waitedLong(job, step);
        }

        @Override
        public void workRunsLong(Job job) {
            tables.works().runsLong(job, step);
        }

        @Override
        public void readWaitedLong(WaitingRead read) {
            tables.reads().finish(read, read.reply(), step);
        }

        @Override
        public void cleaningGoesOn() {
            tables.endedLeases().goOn(step);
        }

        @Override
        public void drainCloses() {
            end.close();
        }

        @Override
        public void drainStageEnds() {
            end.stageEnds(step);
        }
    }
}
