package io.rref.test.simulation;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows from the messages alone whether a lease was renewed in time all along: then nothing under it may be lost. */
final class Tenures implements Checker {

    private static final double PART_OF_THE_LENGTH_THAT_IS_LONG = 0.95;

    private final World world;

    private final Map<Pair, Tenure> tenures = new HashMap<>();

    Tenures(World world) {
        this.world = world;
    }

    private record Pair(HolderId owner, HolderId holder) {}

    /** Since when the pair has had no gap, on either side. */
    private static final class Tenure {

        /** Null until the first lease of the pair. */
        private @Nullable LeaseToken token;

        private long sequence;

        private long heardByOwner;

        private long heardByHolder;

        private long brokenAt;
    }

    @Override
    public void messageArrived(SimulatedProcess worker, SimulatedProcess sender, Message message) {
        Tenure tenure = of(worker.id(), sender.id());
        if (message instanceof Message.RenewLease renew
                && renew.lease().equals(tenure.token)
                && renew.sequence() > tenure.sequence) {
            noteGaps(tenure);
            tenure.sequence = renew.sequence();
            tenure.heardByOwner = now();
        }
        if (message instanceof Message.EndLease) {
            tenure.brokenAt = now();
        }
    }

    @Override
    public void answered(SimulatedProcess worker, SimulatedProcess receiver, Message message, Reply reply) {
        if (reply instanceof Reply.LeaseGranted granted) {
            Tenure tenure = of(worker.id(), receiver.id());
            if (!granted.lease().equals(tenure.token)) {
                noteGaps(tenure);
                tenure.token = granted.lease();
                tenure.sequence = 0;
                tenure.heardByOwner = now();
                tenure.heardByHolder = now();
            }
        }
    }

    @Override
    public void replyArrived(SimulatedProcess holder, Message message, Reply reply) {
        if (reply instanceof Reply.LeaseRenewed || reply instanceof Reply.LeaseGranted) {
            for (SimulatedProcess worker : world.livingWorkers()) {
                if (message.target().means(worker.id().name(), worker.id().incarnation())) {
                    Tenure tenure = of(worker.id(), holder.id());
                    noteGaps(tenure);
                    tenure.heardByHolder = now();
                }
            }
        }
    }

    /** Whether the holder's lease at the owner has stood without a gap since that moment; a gap is noted when it is over. */
    boolean unbroken(HolderId owner, SimulatedProcess holder, long since) {
        Tenure tenure = of(owner, holder.id());
        noteGaps(tenure);
        return tenure.brokenAt == 0 || tenure.brokenAt < since;
    }

    /** Whether all leases of this holder have stood without a gap from the beginning. */
    boolean allUnbroken(SimulatedProcess holder) {
        return tenures.keySet().stream().filter(pair -> pair.holder().equals(holder.id())).toList().stream()
                .allMatch(pair -> unbroken(pair.owner(), holder, 0));
    }

    private void noteGaps(Tenure tenure) {
        if (tenure.token == null) {
            return;
        }
        long length = (long) (world.terms().length().toNanos() * PART_OF_THE_LENGTH_THAT_IS_LONG);
        if (now() - tenure.heardByOwner >= length || now() - tenure.heardByHolder >= length) {
            tenure.brokenAt = now();
        }
    }

    private Tenure of(HolderId owner, HolderId holder) {
        return tenures.computeIfAbsent(new Pair(owner, holder), any -> new Tenure());
    }

    private long now() {
        return world.agenda().now();
    }
}
