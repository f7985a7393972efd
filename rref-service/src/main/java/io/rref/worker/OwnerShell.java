package io.rref.worker;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.RRefType;
import io.rref.execution.ExecutionCatalog;
import io.rref.owner.Arrival;
import io.rref.owner.ExchangeId;
import io.rref.owner.OwnerDecision;
import io.rref.owner.OwnerEffects;
import io.rref.owner.OwnerEvent;
import io.rref.owner.OwnerLimits;
import io.rref.owner.OwnerProtocol;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.proxy.Contract;
import io.rref.runtime.FreshIds;
import io.rref.runtime.LocalOwner;
import io.rref.runtime.MachineTimer;
import io.rref.runtime.MonotonicClock;
import io.rref.runtime.OwnedHandles;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;

/**
 * Gives the owner's machine a lock, a clock and a timer. One caller at a time changes the machine; what it decides is
 * carried out after the lock is left.
 */
public final class OwnerShell implements LocalOwner, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(OwnerShell.class);

    private final HolderId self;

    private final OwnerProtocol machine;

    private final ReentrantLock lock = new ReentrantLock();

    private final MonotonicClock clock;

    private final MachineTimer timer;

    private final FreshIds ids;

    private final Executor executor;

    private final LiveObjects objects;

    private final WorkRunner runner;

    private final AtomicLong exchangeNumbers = new AtomicLong();

    private final Map<ExchangeId, CompletableFuture<Reply>> exchanges = new ConcurrentHashMap<>();

    private final Set<CompletableFuture<Reply>> standing = ConcurrentHashMap.newKeySet();

    private volatile boolean draining;

    /** Starts nothing. */
    public OwnerShell(
            HolderId self,
            LeaseTerms terms,
            MonotonicClock clock,
            OwnerLimits limits,
            FreshIds ids,
            Executor executor,
            Workshop workshop) {
        this.self = self;
        this.clock = clock;
        this.machine = new OwnerProtocol(self, terms, limits, clock.now());
        this.ids = ids;
        this.executor = executor;
        this.objects = new LiveObjects();
        this.runner = new WorkRunner(terms, clock, workshop, objects, executor, this::submit);
        // on the timer's own thread: user code may have taken all those of the executor
        this.timer = clock.timer("rref-owner-" + self.name(), () -> submit(new OwnerEvent.TimePassed()));
        workshop.catalog()
                .publishedNames()
                .forEach((name, contract) -> submit(new OwnerEvent.NameDeclared(name, contract)));
    }

    /** Who this owner is. */
    public HolderId self() {
        return self;
    }

    /**
     * Handles a message.
     *
     * @param workers where user code runs that the message starts at once; work that has to wait runs elsewhere
     */
    public CompletableFuture<Reply> handle(Message message, Executor workers) {
        ExchangeId exchange = nextExchange();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        exchanges.put(exchange, reply);
        submit(message.dispatch(new Arrival(exchange, ids::lease, ids::fork)), workers);
        if (message instanceof Message.RenewLease) {
            letStand(reply);
        }
        if (message instanceof Message.Read read && read.query() instanceof Query.TypeQuery type) {
            return reply.thenApply(answer -> withClass(answer, type.rref()));
        }
        return reply;
    }

    /** The machine knows contracts; classes are known where the objects are. */
    private Reply withClass(Reply answer, RRefId rref) {
        LiveObject object = answer instanceof Reply.TypeIs ? objects.find(rref) : null;
        return object == null
                ? answer
                : new Reply.TypeIs(object.typeName(), Objects.requireNonNullElse(classOf(object), ""));
    }

    private void letStand(CompletableFuture<Reply> renewal) {
        standing.add(renewal);
        renewal.whenComplete((answer, never) -> standing.remove(renewal));
        if (draining) {
            renewal.complete(stopping());
        }
    }

    /** Answers the renewals that stand: a server that is stopping gracefully would wait for them. */
    public void answerStandingRenewals() {
        draining = true;
        standing.forEach(renewal -> renewal.complete(stopping()));
    }

    private Reply stopping() {
        return new Reply.Refused(new Problem(ProblemType.DRAINING, "worker '" + self.name() + "' is stopping"));
    }

    @Override
    public CompletableFuture<Reply> deliver(Message message) {
        return handle(message, executor);
    }

    @Override
    public Optional<Object> value(RRefId rref) {
        return Optional.ofNullable(objects.find(rref)).map(LiveObject::value);
    }

    @Override
    public Optional<RRefType> type(RRefId rref) {
        return Optional.ofNullable(objects.find(rref)).map(object -> new RRefType(object.typeName(), classOf(object)));
    }

    private static @Nullable String classOf(LiveObject object) {
        Object value = object.value();
        return value == null ? null : value.getClass().getName();
    }

    @Override
    public void share(RRefId rref, ForkId fork, Type type, Object local) {
        Class<?> raw = ResolvableType.forType(type).resolve(Object.class);
        Contract contract = Contract.isContract(raw) ? Contract.of(type) : null;
        LiveObject object = new LiveObject(local, type, contract, OwnedHandles.none(), LiveObject.Origin.SHARED);
        objects.put(rref, object);
        boolean serial = object.contract() != null && ExecutionCatalog.isSerial(local);
        submit(new OwnerEvent.ObjectShared(rref, fork, object.typeName(), serial));
    }

    @Override
    public boolean openLocalHandle(RRefId rref, ForkId under, ForkId fresh) {
        ExchangeId exchange = nextExchange();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        exchanges.put(exchange, reply);
        submit(new OwnerEvent.LocalHandleRequested(exchange, rref, under, fresh));
        return reply.getNow(null) instanceof Reply.Done; // the machine answers this one in the same step
    }

    @Override
    public void closeLocalHandle(RRefId rref, ForkId fork) {
        submit(new OwnerEvent.LocalHandleClosed(rref, fork));
    }

    /** All that this owner knows, copied. */
    public OwnerSnapshot snapshot() {
        lock.lock();
        try {
            return machine.snapshot();
        } finally {
            lock.unlock();
        }
    }

    /** Throws {@link IllegalStateException} if the machine contradicts itself. For tests. */
    void checkInvariants() {
        lock.lock();
        try {
            machine.checkInvariants();
        } finally {
            lock.unlock();
        }
    }

    /** The moment that snapshots are to be compared with. */
    public MonotonicTime now() {
        return clock.now();
    }

    @Override
    public void close() {
        timer.close();
    }

    private ExchangeId nextExchange() {
        return new ExchangeId(exchangeNumbers.incrementAndGet());
    }

    private void submit(OwnerEvent event) {
        submit(event, executor);
    }

    private void submit(OwnerEvent event, Executor workers) {
        List<OwnerDecision> decisions;
        lock.lock();
        try {
            MonotonicTime now = clock.now();
            decisions = machine.handle(event, now);
            timer.schedule(machine.nextDeadline(), now);
        } catch (RuntimeException brokenInvariant) {
            logger.error("rref's owner contradicts itself at {}; please report this", event, brokenInvariant);
            throw brokenInvariant;
        } finally {
            lock.unlock();
        }
        Effects effects = new Effects(workers);
        for (OwnerDecision decision : decisions) {
            decision.performWith(effects);
        }
    }

    /** Carries out what one event led to. */
    private final class Effects implements OwnerEffects {

        private final Executor workers;

        Effects(Executor workers) {
            this.workers = workers;
        }

        @Override
        public void answer(OwnerDecision.Answer decision) {
            CompletableFuture<Reply> waiting = exchanges.remove(decision.exchange());
            if (waiting != null) {
                waiting.complete(decision.reply());
            }
        }

        @Override
        public void startWork(OwnerDecision.StartWork decision) {
            Executor where = decision.waited() ? executor : workers;
            where.execute(runner.waiting(decision.id(), decision.work(), decision.turns()));
        }

        @Override
        public void stopWork(OwnerDecision.StopWork decision) {
            runner.stop(decision.id());
        }

        @Override
        public void releaseObject(OwnerDecision.ReleaseObject decision) {
            executor.execute(() -> objects.release(decision.rref()));
        }

        @Override
        public void outcomeDropped(OwnerDecision.OutcomeDropped decision) {
            runner.outcomeDropped(decision.id());
        }
    }
}
