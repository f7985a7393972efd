package io.rref.runtime;

import io.rref.holder.ExchangeId;
import io.rref.holder.HolderDecision;
import io.rref.holder.HolderEvent;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.SendFailedException;
import io.rref.transport.WorkerTransport;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What is on its way to owners, over the network or within this process; the machine hears what becomes of it. */
final class Sendings {

    private final String self;

    private final WorkerTransport transport;

    private final OwnWorker ownWorker;

    private final Consumer<HolderEvent> machine;

    private final Map<ExchangeId, CompletableFuture<Reply>> unanswered = new ConcurrentHashMap<>();

    /**
     * Sends nothing yet.
     *
     * @param self what goes to a worker of this name stays in this process, if it is a worker
     */
    Sendings(String self, WorkerTransport transport, OwnWorker ownWorker, Consumer<HolderEvent> machine) {
        this.self = self;
        this.transport = transport;
        this.ownWorker = ownWorker;
        this.machine = machine;
    }

    void send(HolderDecision.Send decision) {
        ExchangeId exchange = decision.exchange();
        CompletableFuture<Reply> reply = deliver(decision.message());
        unanswered.put(exchange, reply);
        reply.whenComplete((answer, failure) -> {
            unanswered.remove(exchange);
            if (!reply.isCancelled()) {
                machine.accept(
                        failure == null ? new HolderEvent.ReplyArrived(exchange, answer) : failed(exchange, failure));
            }
        });
    }

    private CompletableFuture<Reply> deliver(Message message) {
        try {
            LocalOwner own = message.target().worker().equals(self) ? ownWorker.find() : null;
            return own == null ? transport.send(message) : own.deliver(message);
        } catch (RuntimeException notEvenTried) {
            return CompletableFuture.failedFuture(notEvenTried);
        }
    }

    private static HolderEvent failed(ExchangeId exchange, Throwable failure) {
        boolean notSent = failure instanceof SendFailedException sendFailed && sendFailed.certainlyNotSent();
        return new HolderEvent.SendFailed(
                exchange, notSent ? Certainty.NOT_SENT : Certainty.MAYBE_SENT, String.valueOf(failure.getMessage()));
    }

    /** Whatever is answered now, nobody asks for it any more. */
    void forget(ExchangeId exchange) {
        CompletableFuture<Reply> sending = unanswered.remove(exchange);
        if (sending != null) {
            sending.cancel(true);
        }
    }
}
