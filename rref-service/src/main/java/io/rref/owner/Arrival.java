package io.rref.owner;

import io.rref.ForkId;
import io.rref.protocol.Caller;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the event of a message that arrived: what a shell does before the machine is asked.
 *
 * @param caller who sent it, as far as that has been proved
 * @param freshTokens where a token comes from if a new lease may be opened
 * @param freshForks where forks come from for handles to this owner's own objects
 */
public record Arrival(ExchangeId exchange, Caller caller, Supplier<LeaseToken> freshTokens, Supplier<ForkId> freshForks)
        implements Message.Visitor<OwnerEvent> {

    @Override
    public OwnerEvent openLease(Message.OpenLease open) {
        return new OwnerEvent.LeaseRequested(exchange, caller, open, freshTokens.get());
    }

    @Override
    public OwnerEvent renewLease(Message.RenewLease renew) {
        return new OwnerEvent.RenewalArrived(exchange, caller, renew);
    }

    @Override
    public OwnerEvent endLease(Message.EndLease end) {
        return new OwnerEvent.HolderLeft(exchange, caller, end);
    }

    @Override
    public OwnerEvent numbered(Message.Numbered request) {
        List<ForkId> fresh = request.action().handles().stream()
                .map(each -> freshForks.get())
                .toList();
        return new OwnerEvent.RequestArrived(exchange, caller, request, fresh);
    }

    @Override
    public OwnerEvent read(Message.Read read) {
        return new OwnerEvent.ReadArrived(exchange, caller, read);
    }

    @Override
    public OwnerEvent cancel(Message.Cancel cancel) {
        return new OwnerEvent.CancelArrived(exchange, caller, cancel);
    }

    @Override
    public OwnerEvent recall(Message.Recall recall) {
        return new OwnerEvent.RecallArrived(exchange, caller, recall);
    }

    @Override
    public OwnerEvent look(Message.Look look) {
        return new OwnerEvent.LookArrived(exchange, caller, look);
    }
}
