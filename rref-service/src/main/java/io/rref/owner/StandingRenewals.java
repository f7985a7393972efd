package io.rref.owner;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.time.Duration;

/** Lets the latest renewal of each lease stand until there is something to say: the one way in which an owner speaks first. */
final class StandingRenewals {

    private final Agenda agenda;

    private final Duration stands;

    StandingRenewals(Agenda agenda, Duration stands) {
        this.agenda = agenda;
        this.stands = stands;
    }

    /** Lets this one stand in the place of the one before. It is answered in this step if there is something to say. */
    void stand(Lease lease, ExchangeId exchange, Message.RenewLease renewal, Step step) {
        answer(lease, step);
        Agenda.Appointment until = agenda.enter(step.now().plus(stands), new Due.RenewalStood(lease));
        lease.stand(new Lease.StandingRenewal(exchange, renewal.sequence(), until));
        speak(lease, step);
    }

    /** Something has been put into the lease's notices: it is said now, or as soon as a renewal stands. */
    void speak(Lease lease, Step step) {
        if (lease.notices().hasten()) {
            answer(lease, step);
        }
    }

    /** Answers the renewal that stands, if one does. */
    void answer(Lease lease, Step step) {
        Lease.StandingRenewal standing = lease.standing();
        if (standing != null) {
            end(
                    lease,
                    new Reply.LeaseRenewed(standing.sequence(), lease.notices().say(step.now())),
                    step);
        }
    }

    /** Answers the renewal that stands, if one does, with this instead. */
    void end(Lease lease, Reply reply, Step step) {
        Lease.StandingRenewal standing = lease.standing();
        if (standing != null) {
            agenda.strike(standing.until());
            lease.stand(null);
            step.answer(standing.exchange(), reply);
        }
    }
}
