package io.rref.test.cluster;

import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one process of an embedded cluster sends over the network, in order; a test can hold messages back. What a worker
 * sends to itself is not among it. Thread-safe.
 */
public final class SentMessages implements WorkerTransport, Mortal {

    private final WorkerTransport network;

    private final Queue<Message> sent = new ConcurrentLinkedQueue<>();

    private volatile boolean remembering;

    private volatile @Nullable HoldingBack holding;

    SentMessages(WorkerTransport network) {
        this.network = network;
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        if (remembering) {
            sent.add(message);
        }
        HoldingBack now = holding;
        return now == null || !now.which.test(message)
                ? network.send(message)
                : now.over.thenCompose(released -> network.send(message));
    }

    @Override
    public void die() {
        ((Mortal) network).die();
    }

    /** Remembers what is sent from now on, and nothing from before. */
    public void watch() {
        sent.clear();
        remembering = true;
    }

    /** What has been sent since {@link #watch}, repeats among it; ends the watching. */
    public List<Message> watched() {
        remembering = false;
        return List.copyOf(sent);
    }

    /** The actions among that, of this kind. */
    public <A extends Action> List<A> watched(Class<A> kind) {
        return watched().stream()
                .filter(Message.Numbered.class::isInstance)
                .map(message -> ((Message.Numbered) message).action())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Holds these messages back, and their repeats, until it is closed. */
    public HoldingBack holdBack(Predicate<Message> which) {
        HoldingBack begun = new HoldingBack(which);
        holding = begun;
        return begun;
    }

    /** The same for actions of this kind. */
    public HoldingBack holdBack(Class<? extends Action> kind) {
        return holdBack(message -> message instanceof Message.Numbered numbered && kind.isInstance(numbered.action()));
    }

    /** Messages are held back; closing it lets them go on their way. */
    public final class HoldingBack implements AutoCloseable {

        private final Predicate<Message> which;

        private final CompletableFuture<Void> over = new CompletableFuture<>();

        HoldingBack(Predicate<Message> which) {
            this.which = which;
        }

        @Override
        public void close() {
            holding = null;
            over.complete(null);
        }
    }
}
