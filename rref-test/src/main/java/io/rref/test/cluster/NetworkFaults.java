package io.rref.test.cluster;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Switches for what happens to messages on their way to one worker, or to every worker, from all other processes of a cluster.
 * What a worker says to itself is not concerned. Every switch counts from now on; those for the next request are used up by
 * it, the others stay until {@link #heal()}, which also happens after each test. Thread-safe.
 *
 * <p>The next request is the next creation, call or read. What keeps references alive (leases, renewals, shares, releases) goes
 * through, unless the worker is cut off or half-open.
 */
public final class NetworkFaults {

    private enum Once {
        DROP_REQUEST,
        DROP_RESPONSE,
        DUPLICATE_REQUEST
    }

    private enum Way {
        OPEN,
        CUT_OFF,
        HALF_OPEN
    }

    private final String where;

    private final Queue<Once> next = new ConcurrentLinkedQueue<>();

    private final Set<CompletableFuture<Reply>> underWay = ConcurrentHashMap.newKeySet();

    private volatile Duration delay = Duration.ZERO;

    private volatile Way way = Way.OPEN;

    private volatile boolean killed;

    /**
     * Switches of one place.
     *
     * @param where for messages of errors
     */
    NetworkFaults(String where) {
        this.where = where;
    }

    /** The next request does not arrive, and its connection breaks. */
    public void dropNextRequest() {
        next.add(Once.DROP_REQUEST);
    }

    /** The next request is handled, and its connection breaks before the response is read. */
    public void dropNextResponse() {
        next.add(Once.DROP_RESPONSE);
    }

    /** The next request arrives twice; the first response counts. */
    public void duplicateNextRequest() {
        next.add(Once.DUPLICATE_REQUEST);
    }

    /**
     * Every request is this much later, in real time.
     *
     * @param each not negative
     */
    public void delay(Duration each) {
        Objects.requireNonNull(each, "delay must not be null: Duration.ZERO for none");
        if (each.isNegative()) {
            throw new IllegalArgumentException("a request does not arrive before it is sent: delay " + each);
        }
        delay = each;
    }

    /** Nobody can be reached: connections are refused, and those that stand break. */
    public void cutOff() {
        way = Way.CUT_OFF;
        breakThoseUnderWay();
    }

    private void breakThoseUnderWay() {
        underWay.forEach(each -> each.completeExceptionally(FaultyTransport.broken(where)));
    }

    /** Who is there is heard no more, healed or not, until another one is {@linkplain #born there}. */
    void die() {
        killed = true;
        breakThoseUnderWay();
    }

    void born() {
        killed = false;
    }

    boolean isDead() {
        return killed;
    }

    /** Requests are swallowed and never answered, neither are those that stand; no connection breaks. */
    public void halfOpen() {
        way = Way.HALF_OPEN;
    }

    /** Everything goes through again; what was swallowed stays so. */
    public void heal() {
        next.clear();
        delay = Duration.ZERO;
        way = Way.OPEN;
    }

    /** Whether nothing gets through. */
    boolean isClosed() {
        return killed || way != Way.OPEN;
    }

    /** Whether connections break and are refused. */
    private boolean isSevered() {
        return killed || way == Way.CUT_OFF;
    }

    /** Sends a message through these faults. */
    CompletableFuture<Reply> send(Message message, Function<Message, CompletableFuture<Reply>> network) {
        if (isClosed()) {
            return unheard();
        }
        if (!delay.isZero()) {
            CompletableFuture<Void> later =
                    new CompletableFuture<Void>().completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
            return later.thenCompose(passed -> isClosed() ? unheard() : sendNow(message, network));
        }
        return sendNow(message, network);
    }

    private CompletableFuture<Reply> unheard() {
        return isSevered()
                ? CompletableFuture.failedFuture(FaultyTransport.refused((killed ? "killed " : "cut off ") + where))
                : new CompletableFuture<>();
    }

    private CompletableFuture<Reply> sendNow(Message message, Function<Message, CompletableFuture<Reply>> network) {
        @Nullable Once once = message.mayWaitForUserCode() ? next.poll() : null;
        if (once == Once.DROP_REQUEST) {
            return CompletableFuture.failedFuture(FaultyTransport.broken(where));
        }
        CompletableFuture<Reply> reply = watched(network.apply(message));
        if (once == Once.DUPLICATE_REQUEST) {
            network.apply(message).whenComplete((unread, lost) -> {});
        }
        return once == Once.DROP_RESPONSE
                ? reply.thenCompose(lost -> CompletableFuture.failedFuture(FaultyTransport.broken(where)))
                : reply;
    }

    /** The reply, as long as nothing closes the way for it. */
    private CompletableFuture<Reply> watched(CompletableFuture<Reply> network) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        underWay.add(reply);
        if (isSevered()) { // since it was sent
            reply.completeExceptionally(FaultyTransport.broken(where));
        }
        network.whenComplete((answer, failure) -> {
            underWay.remove(reply);
            if (way == Way.HALF_OPEN) {
                return;
            }
            if (failure == null) {
                reply.complete(answer);
            } else {
                reply.completeExceptionally(failure);
            }
        });
        reply.whenComplete((answer, failure) -> {
            if (reply.isCancelled()) {
                network.cancel(true);
            }
        });
        return reply;
    }
}
