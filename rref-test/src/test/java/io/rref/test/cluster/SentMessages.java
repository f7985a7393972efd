package io.rref.test.cluster;

import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    SentMessages(WorkerTransport network) {
        this.network = network;
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        if (remembering) {
            sent.add(message);
        }
        for (Fault fault : faults) {
            if (fault.which.test(message) && fault.strikes.test(message)) {
                return fault.result.get();
            }
        }
        HoldingBack now = holding;
        return now == null || !now.which.test(message) ? network.send(message) : now.later(message);
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

    /** The messages of this kind since {@link #watch}; goes on watching. */
    public <M extends Message> List<M> soFar(Class<M> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
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

    /** Sends a message of this process once more, as a network that repeats messages would. */
    public CompletableFuture<Reply> repeat(Message message) {
        return network.send(message);
    }

    /** These messages fail so often each, as PyTorch's fault injector has it, and nobody knows whether they arrived. */
    public Fault failFirst(int times, Predicate<Message> which) {
        Map<Object, Integer> failed = new ConcurrentHashMap<>();
        return begin(new Fault(
                which,
                message -> failed.merge(payload(message), 1, Integer::sum) <= times,
                () -> CompletableFuture.failedFuture(new IllegalStateException("a fault of the test"))));
    }

    /** These messages, and their repeats, go nowhere: nothing is heard of them. */
    public Fault lose(Predicate<Message> which) {
        return begin(new Fault(which, message -> true, CompletableFuture::new));
    }

    /** The same for actions of these kinds. */
    @SafeVarargs
    public static Predicate<Message> actions(Class<? extends Action>... kinds) {
        return message -> message instanceof Message.Numbered numbered
                && Stream.of(kinds).anyMatch(kind -> kind.isInstance(numbered.action()));
    }

    private Fault begin(Fault fault) {
        faults.add(fault);
        return fault;
    }

    /** What stays the same when a message is sent again. */
    private static Object payload(Message message) {
        return message instanceof Message.Numbered numbered ? numbered.number() : message;
    }

    /** The network is faulty; closing it mends it. */
    public final class Fault implements AutoCloseable {

        private final Predicate<Message> which;

        private final Predicate<Message> strikes;

        private final Supplier<CompletableFuture<Reply>> result;

        Fault(Predicate<Message> which, Predicate<Message> strikes, Supplier<CompletableFuture<Reply>> result) {
            this.which = which;
            this.strikes = strikes;
            this.result = result;
        }

        @Override
        public void close() {
            faults.remove(this);
        }
    }

    /** Messages are held back; closing it lets them go on their way. */
    public final class HoldingBack implements AutoCloseable {

        private final Predicate<Message> which;

        private final CompletableFuture<Void> over = new CompletableFuture<>();

        HoldingBack(Predicate<Message> which) {
            this.which = which;
        }

        /** It goes on its way even if nobody waits for its answer any more, as a late message does. */
        private CompletableFuture<Reply> later(Message message) {
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            over.thenRun(() -> network.send(message).whenComplete((reply, failure) -> {
                if (failure == null) {
                    answer.complete(reply);
                } else {
                    answer.completeExceptionally(failure);
                }
            }));
            return answer;
        }

        @Override
        public void close() {
            holding = null;
            over.complete(null);
        }
    }
}
