package io.rref.runtime;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.LossReason;
import io.rref.WorkerDraining;
import io.rref.WorkerInfo;
import io.rref.holder.HolderDecision;
import io.rref.holder.HolderEffects;
import io.rref.holder.Outcome;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the holder's machine decides: on what is sent, on who waits, and on the handles that people have. */
final class RuntimeEffects implements HolderEffects {

    private static final Logger logger = LoggerFactory.getLogger(RuntimeEffects.class);

    private final Incarnation self;

    private final Sendings sendings;

    private final Expectations expectations;

    private final OwnWorker ownWorker;

    private final HandleRegistry handles;

    private final Function<ForkId, Optional<LossReason>> losses;

    private final Executor callbacks;

    private volatile DrainListener drainListener = draining -> {};

    /**
     * Does nothing yet.
     *
     * @param losses what the machine knows of a handle's loss
     * @param callbacks where losses and drains are told, which may block
     */
    RuntimeEffects(
            Incarnation self,
            Sendings sendings,
            Expectations expectations,
            OwnWorker ownWorker,
            HandleRegistry handles,
            Function<ForkId, Optional<LossReason>> losses,
            Executor callbacks) {
        this.self = self;
        this.sendings = sendings;
        this.expectations = expectations;
        this.ownWorker = ownWorker;
        this.handles = handles;
        this.losses = losses;
        this.callbacks = callbacks;
    }

    void onDraining(DrainListener listener) {
        drainListener = listener;
    }

    @Override
    public void send(HolderDecision.Send decision) {
        sendings.send(decision);
    }

    @Override
    public void forget(HolderDecision.Forget decision) {
        sendings.forget(decision.exchange());
    }

    @Override
    public void complete(HolderDecision.Complete decision) {
        Outcome outcome = decision.outcome();
        if (outcome instanceof Outcome.Answered answered && answered.reply() instanceof Reply.Returned returned) {
            listHandles(returned, answered);
        }
        expectations.ended(decision.operation(), outcome);
    }

    /**
     * Before anybody can see the answer: its handles may be lost again at any moment, and that must find them. One that was lost
     * while this thread was on its way has found nothing.
     */
    private void listHandles(Reply.Returned returned, Outcome.Answered answered) {
        for (WireHandle wire : returned.handles()) {
            HandleState state = handles.remote(wire);
            Optional.ofNullable(answered.lostHandles().get(wire.fork()))
                    .or(() -> losses.apply(wire.fork()))
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
        LocalOwner own = ownWorker.find();
        if (state != null && own != null) {
            own.closeLocalHandle(state.rref(), state.fork());
            handles.remove(state.fork());
        }
    }

    @Override
    public void handlesReceived(HolderDecision.HandlesReceived decision) {
        expectations.received(decision.reception(), decision.refused());
    }

    @Override
    public void answerShared(HolderDecision.AnswerShared decision) {
        expectations.shared(decision.share(), decision.problem());
    }

    @Override
    public void workerDraining(HolderDecision.WorkerDraining decision) {
        WorkerInfo worker = new WorkerInfo(decision.worker(), decision.incarnation());
        if (!decision.incarnation().equals(self)) {
            logger.info("Worker {} is stopping, within {} at most", worker, decision.remaining());
            tell(drainListener, new WorkerDraining(worker, decision.remaining()));
        }
    }

    private void tell(DrainListener listener, WorkerDraining draining) {
        callbacks.execute(() -> {
            try {
                listener.draining(draining);
            } catch (RuntimeException theirs) {
                logger.warn("A listener of {} failed", draining, theirs);
            }
        });
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
        expectations.goodbyesSaid();
    }
}
