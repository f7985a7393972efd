package io.rref.holder;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.time.Duration;

/**
 * Keeps granted leases.
 *
 * <p>A renewal stands at the owner for a third of the lease, and the next one follows its answer: the owner paces them. One that
 * fails, or is silent for half the lease, is followed by another with a higher number. The lease counts from when the renewal
 * was <em>sent</em> whose answer came, so that the owner's count, from when it was handled, is always the longer one.
 *
 * <p>A lapse is not a loss: the link is suspended and renewals go on. The owner's word ends that, or the lack of one for so long
 * that it is given up. Time in which this process did not run does not count towards that: it could not have heard.
 */
final class Renewals {

    private final HolderId self;

    private final Moment moment;

    private final Timers timers;

    private final Timers lapses;

    private final Exchanges exchanges;

    private final LinkListener listener;

    private final Leases leases;

    private final Hearing hearing;

    Renewals(
            HolderId self,
            Moment moment,
            Timers timers,
            Timers lapses,
            Exchanges exchanges,
            LinkListener listener,
            Leases leases) {
        this.self = self;
        this.moment = moment;
        this.timers = timers;
        this.lapses = lapses;
        this.exchanges = exchanges;
        this.listener = listener;
        this.leases = leases;
        this.hearing = new Hearing(listener);
    }

    /** A lease was granted to a question sent at this time. */
    void begin(OwnerLink link, MonotonicTime askedAt) {
        count(link, askedAt);
        if (!stands(link)) {
            suspend(link);
        }
        renew(link);
    }

    /** A renewal out of turn, as a question who is there. */
    void probe(OwnerLink link) {
        renew(link);
    }

    /** The latest renewal has not been answered in time: another one. */
    void silent(OwnerLink link) {
        again(link, "no answer to the renewal of the lease");
    }

    /** No word from the owner for a lease less its margin. The next renewal makes it answer the one that stands there. */
    void lapse(OwnerLink link) {
        suspend(link);
        again(link, "the lease has lapsed without an answer");
    }

    /** The owner cannot have been heard for so long. */
    void waitLonger(OwnerLink link, Duration notHeard) {
        if (link.isSuspended()) {
            Alarm giveUp = link.renewal().giveUp();
            timers.set(giveUp, giveUp.at().plus(notHeard));
        }
    }

    /** The clock has stood still: the lease lapses that much sooner, or has lapsed. */
    void slept(OwnerLink link) {
        if (link.isSuspended()) {
            return;
        }
        if (stands(link)) {
            lapses.set(
                    link.renewal().lapse(), moment.withoutSleep(link.renewal().lapsesAt()));
        } else {
            lapses.clear(link.renewal().lapse());
            lapse(link);
        }
    }

    private void suspend(OwnerLink link) {
        link.suspend();
        beginPatience(link);
    }

    private void beginPatience(OwnerLink link) {
        timers.set(link.renewal().giveUp(), moment.now().plus(link.terms().untilHolderGivesUp()));
    }

    private boolean stands(OwnerLink link) {
        return moment.nowWithSleep().isBefore(link.renewal().lapsesAt());
    }

    /** A renewal ahead of its time, unless the owner cannot be spoken with: the next one tells it then. */
    void tellSettled(OwnerLink link) {
        if (link.isUsable()) {
            renew(link);
        }
    }

    private void again(OwnerLink link, String why) {
        if (link.isIdle(moment.now())) {
            sayGoodbye(link);
            return;
        }
        send(link);
        timers.set(link.sendAgain(), moment.now().plus(link.renewal().failed(why, link.terms())));
    }

    private void renew(OwnerLink link) {
        send(link);
        awaitAnswer(link);
    }

    private void awaitAnswer(OwnerLink link) {
        timers.set(link.sendAgain(), moment.now().plus(link.length().dividedBy(2)));
    }

    private void send(OwnerLink link) {
        timers.clear(link.tellSettled());
        Message renewal = new Message.RenewLease(
                link.target(),
                self,
                link.token(),
                link.renewal().nextSequence(),
                link.renewal().heard(),
                link.numbers().settled(),
                link.held());
        link.renewal().sent(exchanges.send(renewal, new Answers(link)));
    }

    private void count(OwnerLink link, MonotonicTime sentAt) {
        MonotonicTime lapsesAt = link.renewal().countFrom(sentAt, link.terms());
        if (stands(link)) {
            lapses.set(link.renewal().lapse(), moment.withoutSleep(lapsesAt));
        }
    }

    private void renewed(OwnerLink link, Exchange renewal) {
        boolean latest = link.renewal().ended(renewal);
        count(link, renewal.sentAt());
        if (!latest) {
            awaitLatest(link);
        } else if (link.isIdle(moment.now())) {
            sayGoodbye(link);
            return;
        } else {
            exchanges.forget(link.renewal().standing());
            link.renewal().standing().clear();
            renew(link);
        }
        goOn(link);
    }

    /** An older one was answered, as an owner does when a newer one comes in; one that has failed is repeated as planned. */
    private void awaitLatest(OwnerLink link) {
        if (link.renewal().isLatestStanding()) {
            awaitAnswer(link);
        }
    }

    /** An answer to what was sent too long ago renews nothing, but its owner lives and keeps the lease: it is asked anew, soon. */
    private void goOn(OwnerLink link) {
        if (!link.isSuspended()) {
            return;
        }
        if (stands(link)) {
            link.resume();
            timers.clear(link.renewal().giveUp());
            listener.usable(link);
        } else {
            beginPatience(link);
            timers.set(link.sendAgain(), moment.now().plus(Pacing.FIRST_PATIENCE));
        }
    }

    /** Nothing has hung on the lease for as long as it lasts: the next use opens another session. */
    private void sayGoodbye(OwnerLink link) {
        leases.drop(link);
        exchanges.send(new Message.EndLease(link.target(), self, link.token()), Nobody.INSTANCE);
    }

    private void refused(OwnerLink link, Exchange renewal, Problem problem) {
        if (problem.type() == ProblemType.LEASE_LOST) {
            leases.leaseLost(link, problem);
        } else if (problem.type() != ProblemType.WRONG_TARGET || !leases.wrongTarget(link, problem)) {
            failed(link, renewal, problem.detail());
        }
    }

    private void failed(OwnerLink link, Exchange renewal, String detail) {
        if (link.renewal().ended(renewal)) {
            timers.set(link.sendAgain(), moment.now().plus(link.renewal().failed(detail, link.terms())));
        }
    }

    /** Hears the answers to one link's renewals. */
    private final class Answers implements Correspondent {

        private final OwnerLink link;

        Answers(OwnerLink link) {
            this.link = link;
        }

        @Override
        public void replied(Exchange exchange, Reply reply) {
            if (reply instanceof Reply.Refused refusal) {
                refused(link, exchange, refusal.problem());
            } else if (reply instanceof Reply.LeaseRenewed renewal) {
                hearing.hear(link, renewal.notices());
                renewed(link, exchange);
            } else {
                Renewals.this.failed(
                        link,
                        exchange,
                        "answered a renewal with " + reply.getClass().getSimpleName());
            }
        }

        @Override
        public void failed(Exchange exchange, Certainty certainty, String detail) {
            Renewals.this.failed(link, exchange, detail);
        }
    }
}
