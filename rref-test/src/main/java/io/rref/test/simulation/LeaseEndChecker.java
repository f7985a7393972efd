package io.rref.test.simulation;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Promise 1, for holders that live: no owner ends a lease before it has run, and listened, for its whole length without a word. */
final class LeaseEndChecker implements Checker {

    private final World world;

    private final Map<Pair, Standing> standing = new HashMap<>();

    LeaseEndChecker(World world) {
        this.world = world;
    }

    private record Pair(HolderId owner, HolderId holder) {}

    /** A lease that its holder has not ended. */
    private static final class Standing {

        private final LeaseToken token;

        private final long session;

        private MonotonicTime heard;

        private MonotonicTime heardBefore;

        private long sequence;

        Standing(LeaseToken token, long session, MonotonicTime granted) {
            this.token = token;
            this.session = session;
            heard = granted;
            heardBefore = granted;
        }
    }

    @Override
    public void messageArrived(SimulatedProcess worker, SimulatedProcess sender, Message message) {
        Pair pair = new Pair(worker.id(), sender.id());
        Standing lease = standing.get(pair);
        if (message instanceof Message.EndLease || lease != null && isNextSession(message, lease)) {
            standing.remove(pair);
            return;
        }
        if (lease != null && lease.token.equals(tokenOf(message)) && isNews(message, lease)) {
            lease.heardBefore = lease.heard;
            lease.heard = worker.runningTime();
        }
    }

    /** Asked for by the holder itself; a late copy of the question for the lease that stands is not. */
    private static boolean isNextSession(Message message, Standing lease) {
        return message instanceof Message.OpenLease open && open.session() > lease.session;
    }

    /** An old renewal changes nothing. */
    private static boolean isNews(Message message, Standing lease) {
        if (!(message instanceof Message.RenewLease renewal)) {
            return true;
        }
        boolean newest = renewal.sequence() > lease.sequence;
        lease.sequence = Math.max(lease.sequence, renewal.sequence());
        return newest;
    }

    @Override
    public void answered(SimulatedProcess worker, SimulatedProcess receiver, Message message, Reply reply) {
        Pair pair = new Pair(worker.id(), receiver.id());
        Standing lease = standing.get(pair);
        if (reply instanceof Reply.LeaseGranted granted
                && message instanceof Message.OpenLease open
                && (lease == null || !lease.token.equals(granted.lease()))) {
            lease = new Standing(granted.lease(), open.session(), worker.runningTime());
            standing.put(pair, lease);
        }
        if (lease != null
                && lease.token.equals(tokenOf(message))
                && reply instanceof Reply.Refused refused
                && refused.problem().type() == ProblemType.LEASE_LOST) {
            standing.remove(pair);
            check(worker, receiver, lease);
        }
    }

    /** The message that is refused is itself a word from the holder, which came too late. */
    private void check(SimulatedProcess worker, SimulatedProcess holder, Standing lease) {
        if (world.retirements().hasDrained(worker.id())) {
            return; // it has stopped in order, and has ended all leases with it
        }
        MonotonicTime now = worker.runningTime();
        MonotonicTime last = lease.heard.equals(now) ? lease.heardBefore : lease.heard;
        if (now.isBefore(last.plus(world.terms().untilOwnerEnds()))) {
            throw new Violation(
                    "promise 1, no use after free",
                    worker + " has ended the lease of " + holder + " after " + last.until(now) + " of its own time");
        }
    }

    private static @Nullable LeaseToken tokenOf(Message message) {
        if (message instanceof Message.RenewLease renewal) {
            return renewal.lease();
        }
        if (message instanceof Message.Numbered numbered) {
            return numbered.lease();
        }
        return null;
    }
}
