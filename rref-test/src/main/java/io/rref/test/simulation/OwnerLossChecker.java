package io.rref.test.simulation;

import io.rref.LossReason;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Promise 7, for lost handles: owner lost is told of an owner that is no more, and nothing else once that is long ago. */
final class OwnerLossChecker implements Checker {

    private static final Duration USUAL_DELAYS = Duration.ofSeconds(5);

    private static final int ONE_EVENT_IN = 16;

    private final World world;

    private int events;

    private final Map<HolderId, Long> deadSince = new HashMap<>();

    private final Map<Message, Long> asked = new HashMap<>();

    private final Map<Pair, Long> heard = new HashMap<>();

    OwnerLossChecker(World world) {
        this.world = world;
    }

    private record Pair(HolderId holder, String worker) {}

    @Override
    public void messageSent(SimulatedProcess sender, Message message) {
        if (message instanceof Message.OpenLease || message instanceof Message.RenewLease) {
            asked.putIfAbsent(message, world.agenda().now());
        }
    }

    /** A lease counts from when what is answered was sent. What was answered to anything else says nothing of it. */
    @Override
    public void replyArrived(SimulatedProcess holder, Message message, Reply reply) {
        Long sent = asked.get(message);
        if (sent != null && (reply instanceof Reply.LeaseGranted || reply instanceof Reply.LeaseRenewed)) {
            heard.merge(new Pair(holder.id(), message.target().worker()), sent, Math::max);
        }
    }

    @Override
    public void eventHandled(SimulatedProcess process) {
        if (++events % ONE_EVENT_IN != 0) {
            return;
        }
        for (SimulatedProcess each : world.everyProcess()) {
            if (each.isWorker() && !each.isAlive()) {
                deadSince.putIfAbsent(each.id(), world.agenda().now());
            }
        }
    }

    @Override
    public void handleLost(SimulatedProcess process, HeldHandle handle, LossReason reason) {
        WireHandle wire = handle.wire();
        HolderId owner = new HolderId(wire.owner(), wire.incarnation());
        boolean ownerLost = reason == LossReason.OWNER_LOST;
        boolean stays = world.lives(owner) && !world.retirements().hasDrained(owner);
        boolean ended = reason != LossReason.REVOKED; // that was said before, and is told after the last call
        if (ownerLost && stays && !isGivenUp(process, owner) || !ownerLost && ended && isLongDead(owner)) {
            throw new Violation(
                    "promise 7, say what you know",
                    process + " lost " + handle + " as " + reason + ", which is not so");
        }
    }

    /** Silent for so long that its holder no longer waits for it. Its clock may be slow by what two clocks may differ. */
    private boolean isGivenUp(SimulatedProcess holder, HolderId owner) {
        Long last = heard.get(new Pair(holder.id(), owner.name()));
        Duration patience = world.terms().untilHolderGivesUp().multipliedBy(98).dividedBy(100);
        return last == null || world.agenda().now() - last >= patience.toNanos();
    }

    /** What a dead owner has said arrives by then, where nobody is paused. */
    private boolean isLongDead(HolderId owner) {
        Long since = deadSince.get(owner);
        Duration lastWords = world.climate().latest().plus(USUAL_DELAYS);
        return since != null && world.climate().pause() == 0 && world.agenda().now() - since > lastWords.toNanos();
    }
}
