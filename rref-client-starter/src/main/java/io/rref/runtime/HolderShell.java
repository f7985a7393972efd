package io.rref.runtime;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefState;
import io.rref.holder.HeldCounts;
import io.rref.holder.HolderDecision;
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
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import io.rref.transport.WorkerTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the holder's machine a lock, a clock and a timer. One caller at a time changes the machine; what it decides is
 * carried out after the lock is left, so no decision waits for another thread's network or callbacks.
 */
final class HolderShell {

    private static final Logger logger = LoggerFactory.getLogger(HolderShell.class);

    private static final Duration WORTH_A_LINE = Duration.ofSeconds(2);

    private final HolderId self;

    private final HolderProtocol machine;

    private final ReentrantLock lock = new ReentrantLock();

    private final MonotonicClock clock;

    private final MachineTimer timer;

    private final PauseWatch pauses;

    private volatile MonotonicTime nextDeadline = MonotonicTime.NEVER;

    private final Expectations expectations = new Expectations();

    private final RuntimeEffects effects;

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
            OwnWorker ownWorker,
            HandleRegistry handles,
            Executor callbacks) {
        this.self = self;
        this.machine = new HolderProtocol(self, terms, mostOperations);
        this.clock = clock;
        this.pauses = PauseWatch.withWallClock(terms.clockMargin(), clock.now());
        Sendings sendings = new Sendings(self.name(), transport, ownWorker, this::submit);
        this.effects = new RuntimeEffects(
                self.incarnation(), sendings, expectations, ownWorker, handles, this::loss, callbacks);
        this.timer = clock.timer("rref-holder-" + self.name(), () -> submit(new HolderEvent.TimePassed()));
    }

    HolderId self() {
        return self;
    }

    MonotonicTime now() {
        return clock.now();
    }

    /** Who is told of workers that are stopping, where losses are told. */
    void onDraining(DrainListener listener) {
        effects.onDraining(listener);
    }

    OperationId nextOperation() {
        return expectations.nextOperation();
    }

    /** The future that completes with the outcome of an operation that is about to be started, by its deadline. */
    CompletableFuture<Outcome> expect(OperationId operation) {
        return expectations.outcomeOf(operation);
    }

    /** Claims the handles that a request brought; the future tells which were refused. */
    CompletableFuture<Map<ForkId, Problem>> receive(List<WireHandle> arrived, MonotonicTime deadline) {
        if (arrived.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        ReceptionId reception = expectations.nextReception();
        CompletableFuture<Map<ForkId, Problem>> refused = expectations.refusedOf(reception);
        submit(new HolderEvent.HandlesArrived(reception, arrived, deadline));
        return refused;
    }

    ShareId nextShare() {
        return expectations.nextShare();
    }

    /** Registers the handles of an answer; the future tells why it could not be done. */
    CompletableFuture<Optional<Problem>> share(HolderEvent.AnswerShareRequested request) {
        CompletableFuture<Optional<Problem>> problem = expectations.problemOf(request.share());
        submit(request);
        return problem;
    }

    /** Says goodbye to every owner. */
    CompletableFuture<Void> leave() {
        submit(new HolderEvent.Leaving());
        return expectations.goodbyes();
    }

    /** Who has not answered that. */
    List<Target> unansweredGoodbyes() {
        lock.lock();
        try {
            return machine.unansweredGoodbyes();
        } finally {
            lock.unlock();
        }
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

    HeldCounts counts() {
        lock.lock();
        try {
            return machine.counts();
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
                decision.performWith(effects);
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
}
