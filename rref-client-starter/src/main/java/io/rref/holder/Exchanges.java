package io.rref.holder;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every sending under way, so that a reply finds who waits for it, and a second or late one finds nobody. */
final class Exchanges {

    private final Moment moment;

    private final Map<ExchangeId, Exchange> open = new HashMap<>();

    private long counted;

    Exchanges(Moment moment) {
        this.moment = moment;
    }

    /** Decides to send the message; its reply goes to this correspondent. */
    Exchange send(Message message, Correspondent correspondent) {
        Exchange exchange = new Exchange(new ExchangeId(++counted), correspondent, moment.nowWithSleep());
        open.put(exchange.id(), exchange);
        moment.decide(new HolderDecision.Send(exchange.id(), message));
        return exchange;
    }

    void replied(ExchangeId id, Reply reply) {
        Exchange exchange = open.remove(id);
        if (exchange != null) {
            exchange.correspondent().replied(exchange, reply);
        }
    }

    void failed(HolderEvent.SendFailed event) {
        Exchange exchange = open.remove(event.exchange());
        if (exchange != null) {
            exchange.correspondent().failed(exchange, event.certainty(), event.detail());
        }
    }

    /** Nobody waits for these any more. */
    void forget(Collection<Exchange> exchanges) {
        for (Exchange exchange : List.copyOf(exchanges)) {
            if (open.remove(exchange.id()) != null) {
                moment.decide(new HolderDecision.Forget(exchange.id()));
            }
        }
    }

    /** How many sendings are under way. */
    int open() {
        return open.size();
    }
}
