package io.rref.test.simulation;

import io.rref.protocol.Message;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member that has come to know the lease of another, and uses it under its own name: it cannot show that of the other. */
final class Forger {

    private static final Duration LATER = Duration.ofMillis(1);

    private final World world;

    Forger(World world) {
        this.world = world;
    }

    /** A message has arrived: now and then somebody makes use of what it shows. */
    void sees(SimulatedProcess from, SimulatedProcess receiver, Message message) {
        double rate = world.climate().forged();
        // a world without forgers draws as it did before there were any
        if (rate == 0 || !world.chance().occurs(rate)) {
            return;
        }
        Message forged = forgedFrom(from, message);
        List<SimulatedProcess> others = world.living().stream()
                .filter(process -> !process.id().name().equals(from.id().name()))
                .toList();
        if (forged == null || others.isEmpty()) {
            return;
        }
        SimulatedProcess mallory = world.chance().oneOf(others);
        world.trace().tell(() -> mallory + " -> " + receiver + " FORGED " + Brief.of(forged));
        world.agenda().after(LATER, () -> {
            if (receiver.isAlive()) {
                receiver.ownerSide().arriveForged(mallory, forged);
            }
        });
    }

    /** The goodbye of who renews, the cancel of what was asked for. */
    private static @Nullable Message forgedFrom(SimulatedProcess from, Message seen) {
        if (seen instanceof Message.RenewLease renewal) {
            return new Message.EndLease(renewal.target(), from.id(), renewal.lease());
        }
        if (seen instanceof Message.Numbered request) {
            return new Message.Cancel(request.target(), request.lease(), request.number(), request.settled());
        }
        return null;
    }
}
