package io.rref.owner;

import io.rref.protocol.CreationStage;
import io.rref.protocol.Problem;
import io.rref.protocol.Query;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A read that is answered from what the machine knows, when the object's creation has ended or the time is up. It needs
 * no hold: the creation that it waits for is one.
 */
final class WaitingRead {

    private final ExchangeId exchange;

    private final Lease lease;

    private final Entry entry;

    private final Query query;

    private Agenda.@Nullable Appointment deadline;

    WaitingRead(ExchangeId exchange, Lease lease, Entry entry, Query query) {
        this.exchange = exchange;
        this.lease = lease;
        this.entry = entry;
        this.query = query;
    }

    ExchangeId exchange() {
        return exchange;
    }

    Lease lease() {
        return lease;
    }

    Entry entry() {
        return entry;
    }

    Agenda.@Nullable Appointment deadline() {
        return deadline;
    }

    void waitUntil(Agenda.Appointment appointment) {
        deadline = appointment;
    }

    /** Whether it must wait for the creation to end. */
    boolean mustWait() {
        boolean waits = !(query instanceof Query.StateQuery state) || state.waitReady();
        return waits && entry.stage() == CreationStage.KNOWN;
    }

    /** What there is to say now. */
    Reply reply() {
        Problem lost = lease.whyEnded();
        if (lost != null) {
            return new Reply.Refused(lost);
        }
        if (query instanceof Query.StateQuery) {
            return entry.listed(false);
        }
        if (entry.stage() == CreationStage.KNOWN) {
            return new Reply.Refused(Problems.deadlinePassed("the object was ready"));
        }
        RemoteFailure failure = entry.failure();
        // The class is the shell's to know: it holds the object.
        return failure == null ? new Reply.TypeIs(entry.contract(), "") : new Reply.CreationFailed(failure);
    }
}
