package io.rref.worker;

import io.rref.owner.ExchangeId;
import io.rref.protocol.Reply;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Who waits for an answer of the machine. Thread-safe. */
final class Exchanges {

    private final AtomicLong numbers = new AtomicLong();

    private final Map<ExchangeId, CompletableFuture<Reply>> unanswered = new ConcurrentHashMap<>();

    /** One that has begun, and the future that completes with its answer. */
    record Begun(ExchangeId id, CompletableFuture<Reply> reply) {}

    Begun begin() {
        Begun begun = new Begun(new ExchangeId(numbers.incrementAndGet()), new CompletableFuture<>());
        unanswered.put(begun.id(), begun.reply());
        return begun;
    }

    void answer(ExchangeId exchange, Reply reply) {
        CompletableFuture<Reply> waiting = unanswered.remove(exchange);
        if (waiting != null) {
            waiting.complete(reply);
        }
    }
}
