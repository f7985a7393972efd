package io.rref.runtime;

import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.codec.ValueCodec;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A worker that grants leases, lists what is created, and otherwise answers what the test has said, or nothing. Remembers
 * what it was sent.
 */
final class ScriptedOwner implements WorkerTransport, AutoCloseable {

    static final String NAME = "worker-1";

    static final Incarnation INCARNATION = new Incarnation(1, 1);

    final List<Message> received = new CopyOnWriteArrayList<>();

    private final Map<Class<?>, Function<Object, Reply>> answers = new ConcurrentHashMap<>();

    private final Map<Class<?>, CompletableFuture<Reply>> late = new ConcurrentHashMap<>();

    private final HolderRuntime runtime;

    private volatile Duration leases = Duration.ofSeconds(30);

    ScriptedOwner(RuntimeSettings settings) {
        this(settings, Runnable::run);
    }

    /** With something else that completes its futures than the thread that has the answer. */
    ScriptedOwner(RuntimeSettings settings, Executor executor) {
        runtime = new HolderRuntime(
                new HolderId("app", new Incarnation(2, 2)),
                LeaseTerms.DEFAULT,
                MonotonicClock.system(),
                settings,
                new StaticWorkerDirectory(Map.of()),
                this,
                ValueCodec.create(List.of()),
                new FreshIds(),
                executor);
        answer(Action.Create.class, create -> Reply.Listed.at(create.rref(), CreationStage.KNOWN));
    }

    static ScriptedOwner withDefaults() {
        return new ScriptedOwner(
                new RuntimeSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofMillis(1), Map.of()));
    }

    /** The process that speaks with it. */
    HolderRuntime client() {
        return runtime;
    }

    /** What it answers to actions or queries of this class from now on. */
    @SuppressWarnings("unchecked") // looked up by the class
    <A> void answer(Class<A> kind, Function<A, Reply> reply) {
        answers.put(kind, (Function<Object, Reply>) reply);
    }

    /** It answers these all at once, when the future that is given back is completed. */
    CompletableFuture<Reply> answerLater(Class<?> kind) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        late.put(kind, answer);
        return answer;
    }

    /** It does not answer these any more. */
    void silence(Class<?> kind) {
        answers.remove(kind);
    }

    /** How long the leases are that it grants from now on. */
    void grantLeasesOf(Duration length) {
        leases = length;
    }

    /** The last action of this class, as it was sent. */
    Message.Numbered last(Class<? extends Action> kind) {
        return received.stream()
                .filter(message -> message instanceof Message.Numbered numbered && kind.isInstance(numbered.action()))
                .map(Message.Numbered.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " was sent"));
    }

    /** All queries of this class. */
    List<Message.Read> all(Class<? extends Query> kind) {
        return received.stream()
                .filter(message -> message instanceof Message.Read read && kind.isInstance(read.query()))
                .map(Message.Read.class::cast)
                .toList();
    }

    /** Id of what was created last. */
    RRefId created() {
        return ((Action.Create) last(Action.Create.class).action()).rref();
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        received.add(message);
        if (message instanceof Message.OpenLease) {
            return CompletableFuture.completedFuture(new Reply.LeaseGranted(INCARNATION, new LeaseToken(7, 7), leases));
        }
        if (message instanceof Message.EndLease) {
            return CompletableFuture.completedFuture(new Reply.Done());
        }
        Object asked = message instanceof Message.Numbered numbered
                ? numbered.action()
                : message instanceof Message.Read read ? read.query() : message;
        Function<Object, Reply> answer = answers.get(asked.getClass());
        return answer == null
                ? late.getOrDefault(asked.getClass(), new CompletableFuture<>()).copy()
                : CompletableFuture.completedFuture(answer.apply(asked));
    }

    @Override
    public void close() {
        runtime.close();
    }
}
