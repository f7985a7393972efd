package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Promise 5, for answers: who answers keeps the handles of an answer good until their claims are answered. */
final class AnswerChecker implements Checker {

    /** Clocks differ. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final World world;

    private final Tenures tenures;

    private final Map<ForkId, HolderId> answeredBy = new HashMap<>();

    /** Until when the claim of a fork is waited for: after that the answer is delivered without it, and acknowledged. */
    private final Map<ForkId, Long> claimedUntil = new HashMap<>();

    AnswerChecker(World world, Tenures tenures) {
        this.world = world;
        this.tenures = tenures;
    }

    @Override
    public void replyArrived(SimulatedProcess holder, Message message, Reply reply) {
        SimulatedProcess worker = world.livingNamed(message.target().worker());
        if (worker != null && reply instanceof Reply.Returned returned) {
            for (WireHandle handle : returned.handles()) {
                answeredBy.put(handle.fork(), worker.id());
            }
        }
    }

    @Override
    public void messageSent(SimulatedProcess sender, Message message) {
        if (message instanceof Message.Numbered numbered && numbered.action() instanceof Action.Claim claim) {
            long end = world.agenda().now() + numbered.remaining().toNanos();
            claimedUntil.put(claim.fork(), end);
        }
    }

    @Override
    public void answered(SimulatedProcess owner, SimulatedProcess claimer, Message message, Reply reply) {
        if (message instanceof Message.Numbered numbered
                && numbered.action() instanceof Action.Claim claim
                && reply instanceof Reply.Refused refused
                && refused.problem().type() == ProblemType.REFERENCE_GONE) {
            checkRefusal(owner, claimer, claim);
        }
    }

    private void checkRefusal(SimulatedProcess owner, SimulatedProcess claimer, Action.Claim claim) {
        HolderId answering = answeredBy.get(claim.fork());
        SimulatedProcess sponsor = answering == null ? null : world.livingNamed(answering.name());
        if (sponsor != null
                && !world.retirements().hasDrained(owner.id())
                && !world.retirements().hasDrained(sponsor.id())
                && !world.retirements().isRevoked(claim.rref())
                && sponsor.id().equals(answering)
                && world.agenda().now() < claimedUntil.getOrDefault(claim.fork(), 0L) - MARGIN.toNanos()
                && tenures.unbroken(owner.id(), sponsor, 0)
                && tenures.unbroken(owner.id(), claimer, 0)
                && tenures.unbroken(sponsor.id(), claimer, 0)) {
            throw new Violation(
                    "promise 5, a share that arrived stays",
                    claim + " of " + claimer + " is refused, although " + sponsor + " has just answered with it");
        }
    }
}
