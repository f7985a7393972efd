package io.rref.owner;

import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Query;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.util.Optional;

/** Answers reads: from the tables where they know, through the shell where it takes the value. */
final class Queries {

    private final Tables tables;

    Queries(Tables tables) {
        this.tables = tables;
    }

    Optional<Reply> answer(OwnerEvent.ReadArrived event, Lease lease, Step step) {
        if (event.message().remaining().isZero() || event.message().remaining().isNegative()) {
            throw new Refusal(Problems.deadlinePassed("it was read"));
        }
        Query query = event.message().query();
        Entry entry = tables.references().requireActing(lease, query.rref(), query.fork());
        MonotonicTime deadline = step.now().plus(event.message().remaining());
        return query instanceof Query.ValueQuery
                ? readValue(event.exchange(), entry, lease, deadline, step)
                : readEntry(new WaitingRead(event.exchange(), lease, entry, query), deadline);
    }

    private Optional<Reply> readEntry(WaitingRead read, MonotonicTime deadline) {
        if (!read.mustWait()) {
            return Optional.of(read.reply());
        }
        read.lease().requireRoomForRequest();
        tables.reads().add(read, deadline);
        return Optional.empty();
    }

    private Optional<Reply> readValue(
            ExchangeId exchange, Entry entry, Lease lease, MonotonicTime deadline, Step step) {
        RemoteFailure failure = entry.failure();
        if (failure != null) {
            return Optional.of(new Reply.CreationFailed(failure));
        }
        lease.requireRoomForRequest();
        Work work = new Work.ReadValue(lease.holder(), deadline, entry.rref());
        Job job = new Job(tables.works().nextId(), work, Request.read(exchange), lease, entry, null);
        return tables.works().begin(job, step);
    }
}
