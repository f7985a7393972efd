package io.rref.worker;

import io.rref.owner.OwnerDecision;
import io.rref.owner.OwnerEffects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the owner's machine decides about one event.
 *
 * @param differingLeases counts the leases whose holder had other handles by its own count than are listed here
 * @param refusals counts the answers that are refusals
 * @param executor where user code runs that has waited, or makes something, and where objects are closed
 * @param workers where user code runs that the event starts at once
 */
record WorkerEffects(
        Exchanges exchanges,
        WorkRunner runner,
        LiveObjects objects,
        WatchedDrain drain,
        AtomicLong differingLeases,
        Refusals refusals,
        Executor executor,
        Executor workers)
        implements OwnerEffects {

    private static final Logger logger = LoggerFactory.getLogger(WorkerEffects.class);

    @Override
    public void answer(OwnerDecision.Answer decision) {
        refusals.count(decision.reply());
        exchanges.answer(decision.exchange(), decision.reply());
    }

    /** Whether it may take this thread for as long as user code runs. */
    boolean mayTakeThisThread(OwnerDecision decision) {
        return decision instanceof OwnerDecision.StartWork start && placeOf(start) != executor;
    }

    /** What makes an object is answered before it ends, which the thread that brought the request must be free for. */
    private Executor placeOf(OwnerDecision.StartWork decision) {
        return decision.waited() || decision.work().makes() != null ? executor : workers;
    }

    @Override
    public void startWork(OwnerDecision.StartWork decision) {
        placeOf(decision).execute(runner.waiting(decision.id(), decision.work()));
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
    public void drainEnded(OwnerDecision.DrainEnded decision) {
        drain.ends(decision);
    }

    @Override
    public void forksDiffer(OwnerDecision.ForksDiffer decision) {
        differingLeases.incrementAndGet();
        logger.error(
                "{} has {} references here by its own count, and {} are listed for it; this is a defect, of rref unless it"
                        + " is another client: please report it. It is told what is listed, and makes up for the difference",
                decision.holder(),
                decision.held(),
                decision.listed());
    }

    @Override
    public void outcomeDropped(OwnerDecision.OutcomeDropped decision) {
        runner.outcomeDropped(decision.id());
    }
}
