package io.rref.transport;

import io.rref.protocol.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * A batch on its way: each of its frames answers one request. What gets no answer in a batch is sent by itself, once; what
 * the network has lost is for the holder's machine to decide. All of them carry numbers, so none runs twice.
 */
final class BatchExchange {

    private final List<Entry> entries;

    private final Function<HttpRequest, CompletableFuture<Reply>> alone;

    private final Function<Throwable, SendFailedException> meaning;

    private final Consumer<Throwable> refusal;

    private final AtomicInteger unanswered;

    private final Disposable.Swap exchange = Disposables.swap();

    private volatile boolean someoneLeft;

    /**
     * Sends nothing yet.
     *
     * @param alone sends one request by itself
     * @param meaning what a failure says of the requests that it left without an answer
     * @param refusal told if who answers does not answer as a worker answers a batch
     */
    BatchExchange(
            List<WaitingRequest> requests,
            Function<HttpRequest, CompletableFuture<Reply>> alone,
            Function<Throwable, SendFailedException> meaning,
            Consumer<Throwable> refusal) {
        this.entries = requests.stream().map(Entry::new).toList();
        this.alone = alone;
        this.meaning = meaning;
        this.refusal = refusal;
        this.unanswered = new AtomicInteger(entries.size());
    }

    /** Sends it, and takes in the frames as they come. */
    void start(Flux<BatchFrame> frames) {
        entries.forEach(Entry::watch);
        exchange.update(frames.subscribe(this::answered, this::failed, this::ended));
    }

    private void answered(BatchFrame frame) {
        entries.get(Integer.parseInt(frame.id())).settle(request -> {
            if (frame.isRunning()) {
                request.sendAgainBy(alone);
            } else {
                request.reply().complete(frame.reply());
            }
        });
        endIfNobodyWaits();
    }

    private void failed(Throwable failure) {
        if (failure instanceof NotAsBatchException || failure instanceof MalformedBodyException) {
            refusal.accept(failure);
        }
        if (failure instanceof NotAsBatchException refused) {
            settleRest(refused.mayHaveRun() ? request -> request.sendAgainBy(alone) : request -> request.sendBy(alone));
        } else {
            SendFailedException meant = meaning.apply(failure);
            settleRest(request -> request.reply().completeExceptionally(meant));
        }
    }

    private void ended() {
        if (unanswered.get() > 0) {
            SendFailedException unsaid =
                    SendFailedException.maybeSent("the answer to a batch ended before this request was answered", null);
            settleRest(request -> request.reply().completeExceptionally(unsaid));
        }
    }

    private void settleRest(Consumer<WaitingRequest> end) {
        entries.forEach(entry -> entry.settle(end));
    }

    /** Cancelled, or answered a moment ago. */
    private void forget(Entry entry) {
        entry.settle(request -> someoneLeft = true);
        endIfNobodyWaits();
    }

    /** Where all are answered the exchange ends by itself, and its connection is kept. */
    private void endIfNobodyWaits() {
        if (someoneLeft && unanswered.get() == 0) {
            exchange.dispose();
        }
    }

    /** A request, for which this exchange does something once; then it lets go of it, as others may take long yet. */
    private final class Entry {

        private final AtomicReference<@Nullable WaitingRequest> request;

        Entry(WaitingRequest request) {
            this.request = new AtomicReference<>(request);
        }

        void watch() {
            WaitingRequest unsettled = request.get();
            if (unsettled != null) {
                unsettled.reply().whenComplete((reply, failure) -> forget(this));
            }
        }

        void settle(Consumer<WaitingRequest> end) {
            WaitingRequest settled = request.getAndSet(null);
            if (settled == null) {
                return;
            }
            unanswered.decrementAndGet();
            try {
                end.accept(settled);
            } catch (RuntimeException | Error unreadable) {
                settled.reply().completeExceptionally(meaning.apply(unreadable));
            }
        }
    }
}
