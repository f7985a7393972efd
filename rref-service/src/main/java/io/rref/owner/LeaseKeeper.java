package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Opens, renews and ends leases, and forgets what their holders have settled. */
final class LeaseKeeper {

    private final Tables tables;

    private final LeaseTerms terms;

    LeaseKeeper(Tables tables, LeaseTerms terms) {
        this.tables = tables;
        this.terms = terms;
    }

    Reply open(OwnerEvent.LeaseRequested event, Step step) {
        Message.OpenLease asked = event.message();
        Lease current = tables.leases().of(asked.holder());
        if (current != null && current.isOverdue(step.now())) {
            end(current, LeaseEnd.EXPIRED, step);
            current = null;
        }
        if (current != null && asked.session() < current.session()) {
            throw new Refusal(Problems.leaseLost());
        }
        if (current != null && asked.session() > current.session()) {
            requireNotDraining(asked.holder());
            end(current, LeaseEnd.SUPERSEDED, step);
            current = null;
        }
        Lease lease = current != null ? current : openNew(event, step);
        prolong(lease, step);
        return new Reply.LeaseGranted(tables.self().incarnation(), lease.token(), terms.length());
    }

    private Lease openNew(OwnerEvent.LeaseRequested event, Step step) {
        requireNotDraining(event.message().holder());
        tables.leases().requireRoom();
        Message.OpenLease asked = event.message();
        Lease lease = new Lease(
                asked.holder(), asked.session(), event.freshToken(), step.now(), tables.limits(), tables.tally());
        tables.leases().add(lease);
        return lease;
    }

    private void requireNotDraining(HolderId holder) {
        tables.drain().requireRunning(tables.self(), holder);
    }

    private void prolong(Lease lease, Step step) {
        tables.agenda().strike(lease.end());
        lease.endsAt(tables.agenda().enter(step.now().plus(terms.untilOwnerEnds()), new Due.LeaseEnds(lease)));
    }

    /** A renewal counts when it arrives, and is answered when there is something to say, or it has stood, or a newer one comes. */
    Optional<Reply> renew(ExchangeId exchange, Message.RenewLease renewal, Step step) {
        Lease lease = require(renewal.lease(), renewal.settled(), step);
        requireHolder(lease, renewal.holder());
        if (!lease.advanceTo(renewal.sequence())) {
            return answerOld(exchange, renewal, lease);
        }
        prolong(lease, step);
        lease.notices().heard(renewal.heard());
        lease.comparison().compare(lease, renewal, step);
        tables.renewals().stand(lease, exchange, renewal, step);
        return Optional.empty();
    }

    /** At once, unless it is the very arrival that stands, which the shell has reported twice. */
    private static Optional<Reply> answerOld(ExchangeId exchange, Message.RenewLease renewal, Lease lease) {
        Lease.StandingRenewal standing = lease.standing();
        boolean stands = standing != null && standing.exchange().equals(exchange);
        return stands ? Optional.empty() : Optional.of(new Reply.LeaseRenewed(renewal.sequence()));
    }

    /** Goodbye: a lease that has ended already is as good as left; the lease of another holder stays. */
    void leave(Message.EndLease goodbye, Step step) {
        tables.drain().isGone(goodbye.lease());
        Lease lease = tables.leases().find(goodbye.lease());
        if (lease != null) {
            requireHolder(lease, goodbye.holder());
            end(lease, LeaseEnd.GOODBYE, step);
        }
    }

    private static void requireHolder(Lease lease, HolderId holder) {
        if (!lease.holder().equals(holder)) {
            throw new Refusal(Problems.leaseLost());
        }
    }

    /**
     * The lease under which a request comes. That is a sign of life and prolongs the lease here: a renewal may wait its turn
     * behind the very calls that keep this worker busy. The holder counts from its renewals alone, so its lease never
     * outlasts this one.
     */
    Lease admit(LeaseToken token, SettledNumbers settled, Step step) {
        Lease lease = require(token, settled, step);
        prolong(lease, step);
        return lease;
    }

    /** The lease that this token proves, what its holder has settled being forgotten first. */
    private Lease require(LeaseToken token, SettledNumbers settled, Step step) {
        tables.drain().requireNotEnded(token);
        Lease overdue = tables.leases().find(token);
        if (overdue != null && overdue.isOverdue(step.now())) {
            end(overdue, LeaseEnd.EXPIRED, step);
        }
        Lease lease = tables.leases().require(token, step.now());
        List<Request> forgotten = lease.window().settle(settled);
        // The latest first: one that is given up must not start because an earlier one is.
        for (int i = forgotten.size() - 1; i >= 0; i--) {
            forget(forgotten.get(i), step);
        }
        for (RequestNumber overtaken : lease.waitingCalls().overtaken(settled)) {
            tables.works().startAll(SerialCalls.overtaken(overtaken, lease), step);
        }
        return lease;
    }

    private void forget(Request request, Step step) {
        Job job = request.job();
        if (request.outcome() != null || job == null) {
            tables.outcomes().drop(request, step);
        } else {
            giveUp(request, job, step);
        }
    }

    /** Settled without an answer: the holder has given it up, and so has whoever still waits in an exchange. */
    private void giveUp(Request request, Job job, Step step) {
        Problem settled = Problems.settled(Objects.requireNonNull(request.number()));
        abandon(request, new Reply.Refused(settled), step);
        tables.works().stop(job, settled, step);
    }

    private static void abandon(Request request, Reply reply, Step step) {
        step.answerAll(request.takeWaiting(), reply);
        request.forget();
    }

    /**
     * Ends a lease in one step, however much its holder has here: from here on its token is unknown, its forks are dead and its
     * calls do not start. What it leaves is cleaned away a bit at a time.
     */
    void end(Lease lease, LeaseEnd how, Step step) {
        end(lease, how, Problems.leaseLost(), step);
    }

    private void end(Lease lease, LeaseEnd how, Problem why, Step step) {
        tables.tally().ended(how);
        tables.leases().remove(lease, step.now());
        tables.agenda().strike(lease.end());
        tables.renewals().end(lease, new Reply.Refused(why), step);
        lease.end(why, step.now());
        tables.endedLeases().add(lease, step);
    }

    /** The owner ends: so do all leases, and who asks learns that nothing of them comes back. */
    void endAll(Step step) {
        for (Lease lease : List.copyOf(tables.leases().all())) {
            Problem word = farewell(lease, step);
            tables.drain().hasWord(lease, word, lease.standing() == null);
            end(lease, LeaseEnd.STOPPED, word, step);
        }
    }

    /** Where nothing has begun that the holder has not settled, what it has not settled has not run: not since the lease was opened. */
    private static Problem farewell(Lease lease, Step step) {
        Problem stopped = Problems.ownerStopped();
        return lease.window().hasBegun()
                ? stopped
                : stopped.lasting(lease.openedAt().until(step.now()));
    }
}
