package io.rref.transport;

import io.rref.protocol.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Requests to one address. A few at a time go out at once, each by itself; what comes while these are unanswered waits for the
 * next turn, which takes all that has come by then as one batch. Turns are as soon as there is a thread for them, so nobody waits
 * for an answer that is another's, and no timer runs. Thread-safe; never blocks.
 */
final class Outbox {

    /** Unanswered requests beside which another one still goes by itself: as quick as can be for few callers, and beside a few slow calls. */
    private static final int AT_ONCE = 4;

    private static final int MOST_TOGETHER = 64;

    /** Of bodies in a batch. */
    private static final int MOST_BYTES = 64 << 10;

    /** What is larger gains nothing by company. */
    private static final int LARGEST_IN_COMPANY = 16 << 10;

    /**
     * A thread that comes later was held up, perhaps with the whole process: whether what waits may still be sent is for the holder's machine to
     * say. Who comes meanwhile does not wait for it.
     */
    private static final long LATEST_TURN = TimeUnit.SECONDS.toNanos(1);

    private static final long WITHOUT_BATCHES = TimeUnit.MINUTES.toNanos(1);

    private final Function<HttpRequest, CompletableFuture<Reply>> alone;

    private final Consumer<List<WaitingRequest>> together;

    private final Executor turns;

    private final Queue<WaitingRequest> waiting = new ConcurrentLinkedQueue<>();

    private final int mostOnTheirWay;

    private final AtomicInteger onTheirWay = new AtomicInteger();

    private volatile long refusedUntil = System.nanoTime();

    private final AtomicBoolean turnIsAsked = new AtomicBoolean();

    private volatile long turnAskedAt;

    /**
     * Sends nothing yet.
     *
     * @param alone sends one
     * @param together sends several as one
     * @param turns where waiting requests are written; never blocked
     * @param mostOnTheirWay unanswered requests beyond which no others go together, so that a worker is given no more at a time than by
     *     as many connections
     */
    Outbox(
            Function<HttpRequest, CompletableFuture<Reply>> alone,
            Consumer<List<WaitingRequest>> together,
            Executor turns,
            int mostOnTheirWay) {
        this.alone = alone;
        this.together = together;
        this.turns = turns;
        this.mostOnTheirWay = mostOnTheirWay;
    }

    /** Sends it as {@link WorkerTransport#send} says. */
    CompletableFuture<Reply> send(HttpRequest request) {
        if (request.body().length <= LARGEST_IN_COMPANY && hasToWait()) {
            return enqueue(request);
        }
        CompletableFuture<Reply> reply = alone.apply(request);
        goes(reply);
        return reply;
    }

    private boolean hasToWait() {
        boolean othersGoFirst = !waiting.isEmpty() || onTheirWay.get() >= Math.min(AT_ONCE, mostOnTheirWay);
        return othersGoFirst && !areBatchesRefused() && !isTurnLate();
    }

    private boolean areBatchesRefused() {
        return System.nanoTime() - refusedUntil < 0;
    }

    private boolean isTurnLate() {
        return turnIsAsked.get() && System.nanoTime() - turnAskedAt > LATEST_TURN;
    }

    private void goes(CompletableFuture<Reply> reply) {
        onTheirWay.incrementAndGet();
        reply.whenComplete((answer, failure) -> {
            onTheirWay.decrementAndGet();
            if (!waiting.isEmpty()) {
                askForATurn();
            }
        });
    }

    /**
     * Whoever is at that address takes no batches: for a while none is sent.
     *
     * @return whether that was not known
     */
    boolean sendNoBatches() {
        boolean isNews = !areBatchesRefused();
        refusedUntil = System.nanoTime() + WITHOUT_BATCHES;
        return isNews;
    }

    /** Whether there is nothing to remember. */
    boolean isIdle() {
        return onTheirWay.get() == 0 && waiting.isEmpty() && !areBatchesRefused();
    }

    private CompletableFuture<Reply> enqueue(HttpRequest request) {
        WaitingRequest last = new WaitingRequest(request);
        waiting.add(last);
        askForATurn();
        return last.reply();
    }

    private void askForATurn() {
        if (turnIsAsked.compareAndSet(false, true)) {
            turnAskedAt = System.nanoTime();
            try {
                turns.execute(this::turn);
            } catch (RuntimeException | Error noThread) { // such as when the process ends
                turn();
            }
        }
    }

    /** One batch, so that other work of the thread has its turn as well. */
    private void turn() {
        List<WaitingRequest> batch = new ArrayList<>();
        try {
            if (isTurnLate()) {
                giveAllBack();
            } else {
                take(batch);
                send(batch);
            }
        } catch (RuntimeException | Error broken) {
            fail(batch, SendFailedException.maybeSent("sending broke off: " + broken, broken));
            throw broken;
        } finally {
            turnIsAsked.set(false);
            if (!waiting.isEmpty() && onTheirWay.get() < mostOnTheirWay) {
                askForATurn();
            }
        }
    }

    private void giveAllBack() {
        SendFailedException heldUp =
                SendFailedException.notSent("this process was held up before it could be sent", null);
        for (WaitingRequest next = waiting.poll(); next != null; next = waiting.poll()) {
            next.reply().completeExceptionally(heldUp);
        }
    }

    private static void fail(List<WaitingRequest> batch, SendFailedException failure) {
        batch.forEach(request -> request.reply().completeExceptionally(failure));
    }

    private void send(List<WaitingRequest> batch) {
        if (batch.size() == 1 || areBatchesRefused()) {
            batch.forEach(request -> request.sendBy(alone));
        } else if (!batch.isEmpty()) {
            together.accept(batch);
        }
    }

    private void take(List<WaitingRequest> batch) {
        int bytes = 0;
        while (batch.size() < MOST_TOGETHER && bytes < MOST_BYTES && onTheirWay.get() < mostOnTheirWay) {
            WaitingRequest next = waiting.poll();
            if (next == null) {
                break;
            }
            if (!next.reply().isDone()) { // else nobody asks for it any more
                batch.add(next);
                bytes += next.size();
                goes(next.reply());
            }
        }
    }
}
