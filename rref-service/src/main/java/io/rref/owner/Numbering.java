package io.rref.owner;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.util.Optional;

/** Runs numbered requests at most once: a number is looked up in its lease's window before anything else is looked at. */
final class Numbering {

    private final Tables tables;

    Numbering(Tables tables) {
        this.tables = tables;
    }

    /** What to answer now; nothing if the exchange is answered when the request is done. */
    Optional<Reply> request(OwnerEvent.RequestArrived event, Lease lease, Step step) {
        Message.Numbered message = event.message();
        requireOpen(message.number(), lease);
        Fingerprint body = Fingerprint.of(message.action());
        Request known = lease.window().find(message.number());
        return known != null ? repeat(known, body, event) : accept(body, event, lease, step);
    }

    private Optional<Reply> repeat(Request known, Fingerprint body, OwnerEvent.RequestArrived event) {
        if (!known.hasBody(body)) {
            throw new Refusal(Problems.otherBody(event.message().number()));
        }
        return join(known, event.exchange());
    }

    /** The outcome of a request that was accepted before: now, or when it is done. */
    Optional<Reply> recall(RequestNumber number, Lease lease, ExchangeId exchange) {
        requireOpen(number, lease);
        Request known = lease.window().find(number);
        if (known == null) {
            throw new Refusal(Problems.unknownNumber(number));
        }
        return join(known, exchange);
    }

    private Optional<Reply> join(Request known, ExchangeId exchange) {
        Reply outcome = known.outcome();
        if (outcome == null) {
            known.join(exchange);
            return Optional.empty();
        }
        return Optional.of(tables.outcomes().repeat(outcome));
    }

    private Optional<Reply> accept(Fingerprint body, OwnerEvent.RequestArrived event, Lease lease, Step step) {
        Message.Numbered message = event.message();
        if (message.remaining().isZero() || message.remaining().isNegative()) {
            throw new Refusal(Problems.deadlinePassed("it ran"));
        }
        requireFreshForks(event);
        requireFew(message.action().handles().size());
        requireRoom(message.number(), body, lease, step);
        Request request = Request.numbered(message.number(), body, event.exchange());
        lease.window().add(message.number(), request);
        run(request, event, lease, step).ifPresent(reply -> tables.outcomes().finish(request, lease, reply, step));
        freeThoseBehind(message.number(), lease, step);
        return Optional.empty();
    }

    private void requireFew(int handles) {
        int limit = tables.limits().handlesPerRequest();
        if (handles > limit) {
            throw new Refusal(Problems.tooManyHandles(handles, limit));
        }
    }

    /** Who is told that there was no room is told that nothing ran: a copy that comes when there is room must not. */
    private void requireRoom(RequestNumber number, Fingerprint body, Lease lease, Step step) {
        if (lease.window().isRefused(number)) {
            throw lease.noRoomForRequest();
        }
        try {
            lease.requireRoomForRequest();
            lease.requireRoomFor(body);
        } catch (Refusal noRoom) {
            refuseForGood(number, lease, step);
            throw noRoom;
        }
    }

    private void refuseForGood(RequestNumber number, Lease lease, Step step) {
        lease.window().refuse(number);
        freeThoseBehind(number, lease, step);
    }

    private void freeThoseBehind(RequestNumber number, Lease lease, Step step) {
        tables.works().startAll(SerialCalls.overtaken(number, lease), step);
    }

    private static void requireFreshForks(OwnerEvent.RequestArrived event) {
        int handles = event.message().action().handles().size();
        if (event.freshForks().size() < handles) {
            throw new IllegalArgumentException(
                    "expected " + handles + " fresh forks, one for each handle, got " + event.freshForks());
        }
    }

    /** A refusal from here on is an outcome like any other: a repeat must get the same. */
    private Optional<Reply> run(Request request, OwnerEvent.RequestArrived event, Lease lease, Step step) {
        try {
            return event.message().action().dispatch(new Acceptance(tables, lease, request, event, step));
        } catch (Refusal refusal) {
            return Optional.of(refusal.reply());
        }
    }

    /** What has not arrived never will run; what runs is asked to stop; what is done gives its outcome. */
    Reply cancel(RequestNumber number, Lease lease, Step step) {
        requireOpen(number, lease);
        Request request = lease.window().find(number);
        if (request == null) {
            neverRuns(number, lease, step);
            return new Reply.NeverRan();
        }
        Job job = request.job();
        if (request.outcome() == null && job != null) {
            tables.works().stop(job, Problems.cancelled(number), step);
        }
        return cancelled(request);
    }

    private void neverRuns(RequestNumber number, Lease lease, Step step) {
        if (lease.window().isRefused(number)) {
            return;
        }
        if (lease.hasRoomForRequest()) {
            leaveBehind(Request.never(number), number, lease);
            freeThoseBehind(number, lease, step);
        } else {
            refuseForGood(number, lease, step);
        }
    }

    /** What was cancelled before it arrived meets this, however late it comes. */
    private static void leaveBehind(Request never, RequestNumber number, Lease lease) {
        lease.window().add(number, never);
    }

    private Reply cancelled(Request request) {
        Reply outcome = request.outcome();
        if (outcome == null) {
            request.awaitEnd();
            return new Reply.AskedToStop();
        }
        return request.isCancelled() ? new Reply.NeverRan() : tables.outcomes().repeat(outcome);
    }

    private static void requireOpen(RequestNumber number, Lease lease) {
        if (lease.window().isSettled(number)) {
            throw new Refusal(Problems.settled(number));
        }
    }
}
