package io.rref.holder;

import io.rref.holder.Operation.Phase;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.RequestNumber;
import java.time.Duration;

/** What is sent for operations, when it is sent again, and under which number, until the owner may forget that. */
final class Dispatch {

    private final Moment moment;

    private final Timers timers;

    private final Exchanges exchanges;

    private final CallOrder calls;

    Dispatch(Moment moment, Timers timers, Exchanges exchanges, CallOrder calls) {
        this.moment = moment;
        this.timers = timers;
        this.exchanges = exchanges;
        this.calls = calls;
    }

    /** Sends the request, or again, unless the link must not be used now. */
    void send(Operation operation, Correspondent answers) {
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
        Exchange exchange = exchanges.send(operation.request().message(envelope), answers);
        operation.sendings().sent(exchange);
        operation.sendAt(moment.now().plus(operation.sendings().untilRepeat()));
        schedule(operation);
    }

    /** What has no deadline is good for a lease. */
    private Duration remaining(Operation operation, OwnerLink link) {
        boolean forEver = operation.deadline().equals(MonotonicTime.NEVER);
        return forEver ? link.length() : moment.now().remainingUntil(operation.deadline());
    }

    /** The link waits for the owner; the operation goes on when it may send. */
    void park(Operation operation, OwnerLink link) {
        operation.sendAt(MonotonicTime.NEVER);
        schedule(operation);
        link.park(operation);
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

    /** Nothing is kept of its sendings: it begins anew under the next lease. */
    void startAgain(Operation operation, OwnerLink link) {
        exchanges.forget(operation.sendings().open());
        operation.sendings().startOver();
        link.detach(operation, moment.now());
        operation.link(null);
        operation.number(null);
        operation.sendAt(MonotonicTime.NEVER);
        operation.phase(Phase.NEW);
        schedule(operation);
    }

    /** The owner's last word on this number, and on all that was sent under it: another one is taken for the next sending. */
    void giveNumberBack(Operation operation) {
        settleNumber(operation, operation.link());
        operation.number(null);
        operation.sendings().startOver();
    }

    /** Its number is not used again: the owner need not keep anything under it. */
    void settleNumber(Operation operation, OwnerLink link) {
        RequestNumber number = operation.number();
        if (number != null && !link.isEnded()) {
            link.numbers().settle(number);
        }
    }

    /** Its answer has been read whole, handles too: the owner, which holds them until then or is stopping, hears of it soon. */
    void tellSettled(Operation operation) {
        OwnerLink link = operation.link();
        if (!link.isEnded()) {
            timers.set(link.tellSettled(), moment.now().plus(Pacing.SETTLEMENT_RIDES));
        }
    }
}
