package io.rref.worker;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.RRefType;
import io.rref.execution.ExecutionCatalog;
import io.rref.owner.Arrival;
import io.rref.owner.ExchangeId;
import io.rref.owner.OwnerCounts;
import io.rref.owner.OwnerDecision;
import io.rref.owner.OwnerEvent;
import io.rref.owner.OwnerLimits;
import io.rref.owner.OwnerProtocol;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.Caller;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.proxy.Contract;
import io.rref.runtime.FreshIds;
import io.rref.runtime.LocalOwner;
import io.rref.runtime.MachineTimer;
import io.rref.runtime.MonotonicClock;
import io.rref.runtime.OwnedHandles;
import io.rref.runtime.ThreadUsage;
import io.rref.runtime.WorkerHandles;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ResolvableType;

/**
 * Gives the owner's machine a lock, a timer, and the time in which this process ran. One caller at a time changes the machine; what
 * it decides is carried out after the lock is left.
 */
public final class OwnerShell implements LocalOwner, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(OwnerShell.class);

    private final HolderId self;

    private final OwnerProtocol machine;

    private final ReentrantLock lock = new ReentrantLock();

    private final RunningTime clock;

    private final MachineTimer timer;

    private final FreshIds ids;

    private final WorkerHandles holder;

    private final Executor executor;

    private final LiveObjects objects;

    private final WorkRunner runner;

    private final Exchanges exchanges = new Exchanges();

    private final AtomicLong differingLeases = new AtomicLong();

    private final Refusals refusals = new Refusals();

    private final AtomicBoolean beating = new AtomicBoolean();

    private final WatchedDrain drain;

    /**
     * Starts nothing.
     *
     * @param executor where user code runs
     * @param requests what requests run on: as long as it has no time for a beat it has none for renewals either
     */
    public OwnerShell(
            HolderId self,
            LeaseTerms terms,
            MonotonicClock clock,
            OwnerLimits limits,
            FreshIds ids,
            Executor executor,
            Executor requests,
            Workshop workshop) {
        this.self = self;
        this.clock = new RunningTime(clock, terms);
        this.drain = new WatchedDrain(self, this.clock);
        this.machine = new OwnerProtocol(self, terms, limits, this.clock.now());
        this.ids = ids;
        this.holder = workshop.handles();
        this.executor = executor;
        this.objects = new LiveObjects();
        this.runner = new WorkRunner(self.name(), terms, this.clock, workshop, objects, executor, this::submit);
        // on the timer's own thread: user code may have taken all those of the executor
        this.timer = clock.timer("rref-owner-" + self.name(), () -> submit(new OwnerEvent.TimePassed()));
        timer.repeat(this.clock.beat(), () -> beat(requests));
        workshop.catalog()
                .publishedNames()
                .forEach((name, contract) -> submit(new OwnerEvent.NameDeclared(name, contract)));
    }

    private void beat(Executor requests) {
        if (beating.compareAndSet(false, true)) {
            requests.execute(() -> {
                beating.set(false);
                clock.beats();
            });
        }
    }

    /** Who this owner is. */
    public HolderId self() {
        return self;
    }

    /**
     * Handles a message.
     *
     * @param caller who sent it, as far as that has been proved
     * @param workers where user code runs that the message starts at once; work that has to wait runs elsewhere
     */
    public CompletableFuture<Reply> handle(Message message, Caller caller, Executor workers) {
        Exchanges.Begun begun = exchanges.begin();
        CompletableFuture<Reply> reply = begun.reply();
        submit(message.dispatch(new Arrival(begun.id(), caller, ids::lease, ids::fork)), workers);
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
                : new Reply.TypeIs(object.typeName(), Objects.requireNonNullElse(object.className(), ""));
    }

    @Override
    public CompletableFuture<Void> drain(Duration longest) {
        drain.begins(longest, counts());
        submit(new OwnerEvent.DrainBegan(longest));
        return drain.over();
    }

    /** An operator ends this object: a refusal says that it is not here. */
    public Reply revoke(RRefId rref) {
        return answered(exchange -> new OwnerEvent.ObjectRevoked(exchange, rref));
    }

    /** An operator ends what stands under this name: a refusal says that there is no such name. */
    public Reply revokeNamed(String name) {
        return answered(exchange -> new OwnerEvent.NameRevoked(exchange, name));
    }

    /** The machine answers these in the same step. */
    private Reply answered(Function<ExchangeId, OwnerEvent> event) {
        Exchanges.Begun begun = exchanges.begin();
        submit(event.apply(begun.id()));
        return Objects.requireNonNull(begun.reply().getNow(null), "answered in the same step");
    }

    @Override
    public CompletableFuture<Reply> deliver(Message message) {
        return handle(message, Caller.ANYBODY, executor);
    }

    /** Handles a message from elsewhere; runs no user code on the calling thread. */
    public CompletableFuture<Reply> deliver(Message message, Caller caller) {
        return handle(message, caller, executor);
    }

    @Override
    public Optional<Object> value(RRefId rref) {
        return Optional.ofNullable(objects.find(rref)).map(LiveObject::value);
    }

    @Override
    public Optional<RRefType> type(RRefId rref) {
        return Optional.ofNullable(objects.find(rref))
                .map(object -> new RRefType(object.typeName(), object.className()));
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
        return answered(exchange -> new OwnerEvent.LocalHandleRequested(exchange, rref, under, fresh))
                instanceof Reply.Done;
    }

    @Override
    public void closeLocalHandle(RRefId rref, ForkId fork) {
        submit(new OwnerEvent.LocalHandleClosed(rref, fork));
    }

    /** How much that is, without a copy of it: may be asked for at any time. */
    public OwnerCounts counts() {
        lock.lock();
        try {
            return machine.counts();
        } finally {
            lock.unlock();
        }
    }

    /** Leases, since this process started, whose holder had other handles by its own count than are listed here: a defect. */
    public long differingLeases() {
        return differingLeases.get();
    }

    /** What this worker has refused. */
    public Refusals refusals() {
        return refusals;
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

    /** Counts of what is here, and of what this process holds and asks for elsewhere. */
    public DebugInfo debugInfo() {
        List<OwnerSnapshot.Entry> entries = snapshot().entries();
        DebugInfo.Owned owned = new DebugInfo.Owned(
                (int) entries.stream().filter(entry -> !entry.forks().isEmpty()).count(),
                entries.stream().mapToLong(entry -> entry.forks().size()).sum());
        return new DebugInfo(owned, holder.counts(), runner.running(), ThreadUsage.of(executor), differingLeases.get());
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
        drain.giveUp(); // whoever drains it now would wait for a timer that has stopped
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
            expectWork(decisions);
            timer.schedule(machine.nextDeadline(), now);
        } catch (RuntimeException brokenInvariant) {
            logger.error("rref's owner contradicts itself at {}; please report this", event, brokenInvariant);
            throw brokenInvariant;
        } finally {
            lock.unlock();
        }
        WorkerEffects effects =
                new WorkerEffects(exchanges, runner, objects, drain, differingLeases, refusals, executor, workers);
        carryOut(decisions, effects);
    }

    private void expectWork(List<OwnerDecision> decisions) {
        for (OwnerDecision decision : decisions) {
            if (decision instanceof OwnerDecision.StartWork start) {
                runner.expect(start.id(), start.work(), start.turns());
            }
        }
    }

    /** In order, but for what may keep this thread: nobody else's answer or turn waits for user code. */
    private static void carryOut(List<OwnerDecision> decisions, WorkerEffects effects) {
        for (OwnerDecision decision : decisions) {
            if (!effects.mayTakeThisThread(decision)) {
                decision.performWith(effects);
            }
        }
        for (OwnerDecision decision : decisions) {
            if (effects.mayTakeThisThread(decision)) {
                decision.performWith(effects);
            }
        }
    }
}
