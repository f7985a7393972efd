package io.rref.transport;

import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A request that waits to go with others, and what will be its reply. */
final class WaitingRequest {

    private final HttpRequest request;

    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private final long since = System.nanoTime();

    WaitingRequest(HttpRequest request) {
        this.request = request;
    }

    /** For a sending now: what the sender will still wait is less than when the request was made. */
    HttpRequest request() {
        return request.later(waited());
    }

    int size() {
        return request.body().length;
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    CompletableFuture<Reply> reply() {
        return reply;
    }

    /** Sends it by itself; who cancels the reply ends that sending. */
    void sendBy(Function<HttpRequest, CompletableFuture<Reply>> sender) {
        sendBy(sender, Function.identity());
    }

    /**
     * The same for a request that may run already, so that a second sending which never left says nothing about it.
     *
     * @param sender sends it by itself
     */
    void sendAgainBy(Function<HttpRequest, CompletableFuture<Reply>> sender) {
        sendBy(
                sender,
                failure -> failure instanceof SendFailedException known
                        ? SendFailedException.maybeSent(String.valueOf(known.getMessage()), known)
                        : failure);
    }

    private void sendBy(
            Function<HttpRequest, CompletableFuture<Reply>> sender, Function<Throwable, Throwable> meaning) {
        CompletableFuture<Reply> sent = sender.apply(request());
        reply.whenComplete((end, failure) -> sent.cancel(true));
        sent.whenComplete((answer, failure) -> {
            if (failure == null) {
                reply.complete(answer);
            } else {
                reply.completeExceptionally(meaning.apply(failure));
            }
        });
    }
}
