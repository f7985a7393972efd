package io.rref.runtime;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefState;
import io.rref.WorkerDraining;
import io.rref.WorkerInfo;
import io.rref.holder.ExchangeId;
import io.rref.holder.HolderDecision;
import io.rref.holder.HolderEffects;
import io.rref.holder.HolderEvent;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.holder.HolderProtocol;
import io.rref.holder.HolderSnapshot;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import io.rref.holder.ReceptionId;
import io.rref.holder.ShareId;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import io.rref.transport.SendFailedException;
import io.rref.transport.WorkerTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the holder's machine a lock, a clock, a timer and a network. One caller at a time changes the machine; what it
 * decides is carried out after the lock is left, so no decision waits for another thread's network or callbacks.
 */
final class HolderShell implements HolderEffects {

    private static final Logger logger = LoggerFactory.getLogger(HolderShell.class);

    private static final Duration WORTH_A_LINE = Duration.ofSeconds(2);

    private final HolderId self;

    private final HolderProtocol machine;

    private final ReentrantLock lock = new ReentrantLock();

    private final MonotonicClock clock;

    private final MachineTimer timer;

    private final WorkerTransport transport;

    private volatile @Nullable LocalOwner localOwner;

    private volatile DrainListener drainListener = draining -> {};

    private volatile Supplier<@Nullable LocalOwner> localOwnerLookUp = () -> null;

    private final HandleRegistry handles;

    private final Executor callbacks;

    private final PauseWatch pauses;

    private volatile MonotonicTime nextDeadline = MonotonicTime.NEVER;

    private final AtomicLong numbers = new AtomicLong();

    private final Map<ExchangeId, CompletableFuture<Reply>> sendings = new ConcurrentHashMap<>();

    private final Map<OperationId, CompletableFuture<Outcome>> operations = new ConcurrentHashMap<>();

    private final Map<ReceptionId, CompletableFuture<Map<ForkId, Problem>>> receptions = new ConcurrentHashMap<>();

    private final Map<ShareId, CompletableFuture<Optional<Problem>>> shares = new ConcurrentHashMap<>();

    private final CompletableFuture<Void> goodbyes = new CompletableFuture<>();

    /**
     * Starts nothing.
     *
     * @param callbacks where losses are told, which may block
     */
    HolderShell(
            HolderId self,
            LeaseTerms terms,
            int mostOperations,
            MonotonicClock clock,
            WorkerTransport transport,
            HandleRegistry handles,
            Executor callbacks) {
        this.self = self;
        this.machine = new HolderProtocol(self, terms, mostOperations);
        this.clock = clock;
        this.transport = transport;
        this.handles = handles;
        this.callbacks = callbacks;
        this.pauses = PauseWatch.withWallClock(terms.clockMargin(), clock.now());
        this.timer = clock.timer("rref-holder-" + self.name(), () -> submit(new HolderEvent.TimePassed()));
    }

    HolderId self() {
        return self;
    }

    MonotonicTime now() {
        return clock.now();
    }

    /** This process is a worker: what it sends to itself stays here. */
    void attach(LocalOwner owner) {
        localOwner = owner;
    }

    /** Where to look for the worker of this process as long as none has made itself known. */
    void lookUpLocalOwner(Supplier<@Nullable LocalOwner> lookUp) {
        localOwnerLookUp = lookUp;
    }

    @Nullable
    LocalOwner localOwner() {
        LocalOwner known = localOwner;
        return known == null ? localOwnerLookUp.get() : known;
    }

    /** Who is told of workers that are stopping; must not block. */
    void onDraining(DrainListener listener) {
        drainListener = listener;
    }

    /** The worker of this process, if it has made itself known. */
    @Nullable
    LocalOwner attachedOwner() {
        return localOwner;
    }

    OperationId nextOperation() {
        return new OperationId(numbers.incrementAndGet());
    }

    /** Starts what the event asks for; the future completes with its outcome, by the event's deadline. */
    CompletableFuture<Outcome> start(OperationId operation, HolderEvent request) {
        CompletableFuture<Outcome> outcome = expect(operation);
        submit(request);
        return outcome;
    }

    /** The future that completes with the outcome of an operation that is about to be started. */
    CompletableFuture<Outcome> expect(OperationId operation) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        operations.put(operation, outcome);
        return outcome;
    }

    /** Claims the handles that a request brought; the future tells which were refused. */
    CompletableFuture<Map<ForkId, Problem>> receive(List<WireHandle> arrived, MonotonicTime deadline) {
        if (arrived.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        ReceptionId reception = new ReceptionId(numbers.incrementAndGet());
        CompletableFuture<Map<ForkId, Problem>> refused = new CompletableFuture<>();
        receptions.put(reception, refused);
        submit(new HolderEvent.HandlesArrived(reception, arrived, deadline));
        return refused;
    }

    ShareId nextShare() {
        return new ShareId(numbers.incrementAndGet());
    }

    /** Registers the handles of an answer; the future tells why it could not be done. */
    CompletableFuture<Optional<Problem>> share(HolderEvent.AnswerShareRequested request) {
        CompletableFuture<Optional<Problem>> problem = new CompletableFuture<>();
        shares.put(request.share(), problem);
        submit(request);
        return problem;
    }

    /** Says goodbye to every owner. */
    CompletableFuture<Void> leave() {
        submit(new HolderEvent.Leaving());
        return goodbyes;
    }

    void stop() {
        timer.close();
    }

    Optional<RRefState> state(ForkId fork) {
        catchUp();
        lock.lock();
        try {
            return machine.state(fork);
        } finally {
            lock.unlock();
        }
    }

    Optional<WireHandle> wire(ForkId fork) {
        lock.lock();
        try {
            return machine.wire(fork);
        } finally {
            lock.unlock();
        }
    }

    private Optional<LossReason> loss(ForkId fork) {
        lock.lock();
        try {
            return machine.loss(fork);
        } finally {
            lock.unlock();
        }
    }

    HolderSnapshot snapshot() {
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

    void submit(HolderEvent event) {
        carryOut(accept(event));
    }

    /** After a pause the timer may be late: leases that have lapsed meanwhile are suspended first. */
    private void catchUp() {
        if (clock.now().hasReached(nextDeadline)) {
            submit(new HolderEvent.TimePassed());
        }
    }

    /**
     * The first half of {@link #submit}, for callers with a lock of their own: they carry out after leaving it. Whichever thread
     * comes first after a pause of this process, the machine hears of the pause before it hears what that thread wants.
     */
    Decided accept(HolderEvent event) {
        lock.lock();
        try {
            MonotonicTime now = clock.now();
            List<HolderEvent.ProcessPaused> noticed = pauses.before(now);
            List<HolderDecision> decisions =
                    noticed.isEmpty() ? machine.handle(event, now) : afterPauses(noticed, event, now);
            Optional<MonotonicTime> next = machine.nextDeadline();
            nextDeadline = next.orElse(MonotonicTime.NEVER);
            pauses.expect(nextDeadline);
            timer.schedule(next, now);
            return new Decided(decisions, now);
        } catch (RuntimeException brokenInvariant) {
            logger.error("rref's holder contradicts itself at {}; please report this", event, brokenInvariant);
            throw brokenInvariant;
        } finally {
            lock.unlock();
        }
    }

    private List<HolderDecision> afterPauses(
            List<HolderEvent.ProcessPaused> noticed, HolderEvent event, MonotonicTime now) {
        List<HolderDecision> decisions = new ArrayList<>();
        for (HolderEvent.ProcessPaused pause : noticed) {
            if (pause.lasted().compareTo(WORTH_A_LINE) > 0) {
                logger.warn(
                        "{} did not run for {}: references whose lease may have lapsed wait for their owner's word",
                        self,
                        pause.lasted());
            }
            decisions.addAll(machine.handle(pause, now));
        }
        decisions.addAll(machine.handle(event, now));
        return decisions;
    }

    void carryOut(Decided decided) {
        for (HolderDecision decision : decided.decisions()) {
            if (decision instanceof HolderDecision.Send send && isFenced(send.message(), decided.at())) {
                submit(new HolderEvent.SendFailed(
                        send.exchange(), Certainty.NOT_SENT, "this process was paused before it could be sent"));
            } else {
                decision.performWith(this);
            }
        }
    }

    /**
     * Whether this thread was held up on its way to the network for so long that the lease may have lapsed meanwhile. What asks
     * for leases and renews them is never held back: it is how the owner's word is got.
     */
    private boolean isFenced(Message message, MonotonicTime decidedAt) {
        if (message instanceof Message.OpenLease
                || message instanceof Message.RenewLease
                || message instanceof Message.EndLease
                || !pauses.isLong(decidedAt, clock.now())) {
            return false;
        }
        submit(new HolderEvent.TimePassed());
        lock.lock();
        try {
            return !machine.maySendTo(message.target());
        } finally {
            lock.unlock();
        }
    }

    /**
     * What one event has led to.
     *
     * @param at when that was decided
     */
    record Decided(List<HolderDecision> decisions, MonotonicTime at) {}

    @Override
    public void send(HolderDecision.Send decision) {
        ExchangeId exchange = decision.exchange();
        CompletableFuture<Reply> reply = deliver(decision.message());
        sendings.put(exchange, reply);
        reply.whenComplete((answer, failure) -> {
            sendings.remove(exchange);
            if (!reply.isCancelled()) {
                submit(failure == null ? new HolderEvent.ReplyArrived(exchange, answer) : failed(exchange, failure));
            }
        });
    }

    private CompletableFuture<Reply> deliver(Message message) {
        try {
            LocalOwner own = message.target().worker().equals(self.name()) ? localOwner() : null;
            return own == null ? transport.send(message) : own.deliver(message);
        } catch (RuntimeException notEvenTried) {
            return CompletableFuture.failedFuture(notEvenTried);
        }
    }

    private static HolderEvent failed(ExchangeId exchange, Throwable failure) {
        boolean notSent = failure instanceof SendFailedException sendFailed && sendFailed.certainlyNotSent();
        return new HolderEvent.SendFailed(
                exchange, notSent ? Certainty.NOT_SENT : Certainty.MAYBE_SENT, String.valueOf(failure.getMessage()));
    }

    @Override
    public void forget(HolderDecision.Forget decision) {
        CompletableFuture<Reply> sending = sendings.remove(decision.exchange());
        if (sending != null) {
            sending.cancel(true);
        }
    }

    @Override
    public void complete(HolderDecision.Complete decision) {
        Outcome outcome = decision.outcome();
        if (outcome instanceof Outcome.Answered answered && answered.reply() instanceof Reply.Returned returned) {
            listHandles(returned, answered);
        }
        complete(operations.remove(decision.operation()), outcome);
    }

    /**
     * Before anybody can see the answer: its handles may be lost again at any moment, and that must find them. One that was lost
     * while this thread was on its way has found nothing.
     */
    private void listHandles(Reply.Returned returned, Outcome.Answered answered) {
        for (WireHandle wire : returned.handles()) {
            HandleState state = handles.remote(wire);
            Optional.ofNullable(answered.lostHandles().get(wire.fork()))
                    .or(() -> loss(wire.fork()))
                    .ifPresent(reason -> state.loss().lose(reason, callbacks));
        }
    }

    @Override
    public void handleKnown(HolderDecision.HandleKnown decision) {
        HandleState state = handles.find(decision.handle().fork());
        if (state != null) {
            state.learn(decision.handle());
        }
    }

    @Override
    public void handleFailed(HolderDecision.HandleFailed decision) {
        HandleState state = handles.find(decision.fork());
        if (state != null) {
            state.fail(decision.cause());
        }
    }

    @Override
    public void handleLost(HolderDecision.HandleLost decision) {
        HandleState state = handles.find(decision.fork());
        if (state != null) {
            state.loss().lose(decision.reason(), callbacks);
        }
    }

    @Override
    public void closeLocalHandle(HolderDecision.CloseLocalHandle decision) {
        HandleState state = handles.find(decision.fork());
        LocalOwner own = localOwner();
        if (state != null && own != null) {
            own.closeLocalHandle(state.rref(), state.fork());
            handles.remove(state.fork());
        }
    }

    @Override
    public void handlesReceived(HolderDecision.HandlesReceived decision) {
        complete(receptions.remove(decision.reception()), decision.refused());
    }

    @Override
    public void answerShared(HolderDecision.AnswerShared decision) {
        complete(shares.remove(decision.share()), Optional.ofNullable(decision.problem()));
    }

    @Override
    public void workerDraining(HolderDecision.WorkerDraining decision) {
        WorkerInfo worker = new WorkerInfo(decision.worker(), decision.incarnation());
        if (!decision.incarnation().equals(self.incarnation())) {
            logger.info("Worker {} is stopping, within {} at most", worker, decision.remaining());
            drainListener.draining(new WorkerDraining(worker, decision.remaining()));
        }
    }

    @Override
    public void forksDiffered(HolderDecision.ForksDiffered decision) {
        logger.error(
                "Worker {} listed other references than this process has there: {} were released that nobody here has, {} were"
                        + " lost that it does not list; this is a defect of rref, please report it",
                new WorkerInfo(decision.worker(), decision.incarnation()),
                decision.released(),
                decision.lost());
    }

    @Override
    public void goodbyesSaid(HolderDecision.GoodbyesSaid decision) {
        goodbyes.complete(null);
    }

    private static <T> void complete(@Nullable CompletableFuture<T> waiting, T value) {
        if (waiting != null) {
            waiting.complete(value);
        }
    }
}
