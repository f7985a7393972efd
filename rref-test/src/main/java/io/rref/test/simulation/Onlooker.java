package io.rref.test.simulation;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hand with curl in each process: it asks under the process's leases for what the holder's machine never asks for. The machine knows
 * nothing of it.
 */
final class Onlooker implements Checker {

    private static final int REMEMBERED = 12;

    private final World world;

    private final Map<SimulatedProcess, Deque<Message.Numbered>> sent = new HashMap<>();

    Onlooker(World world) {
        this.world = world;
    }

    @Override
    public void messageSent(SimulatedProcess sender, Message message) {
        if (message instanceof Message.Numbered numbered) {
            Deque<Message.Numbered> last = sent.computeIfAbsent(sender, any -> new ArrayDeque<>());
            last.addLast(numbered);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
    }

    /** Asks what came of some request of this process, one of the last. */
    void recall(SimulatedProcess process, Chance chance) {
        anyRequestOf(process, chance)
                .ifPresent(request -> send(
                        process,
                        new Message.Recall(request.target(), request.lease(), request.number(), request.settled())));
    }

    /** Asks what a name stands for, where this process has had a lease not long ago. */
    void look(SimulatedProcess process, String name, Chance chance) {
        anyRequestOf(process, chance).ifPresent(request -> {
            LeaseToken lease = request.lease();
            send(process, new Message.Look(request.target(), lease, name, request.settled()));
        });
    }

    private Optional<Message.Numbered> anyRequestOf(SimulatedProcess process, Chance chance) {
        Deque<Message.Numbered> last = sent.get(process);
        return last == null ? Optional.empty() : Optional.of(chance.oneOf(List.copyOf(last)));
    }

    private void send(SimulatedProcess process, Message message) {
        world.network().send(process, message, Deaf.SENDER);
    }

    /** The checkers hear the answers. */
    private enum Deaf implements Network.Sender {
        SENDER;

        @Override
        public void replyArrives(Reply reply) {}

        @Override
        public void sendingFails(Certainty certainty, String detail) {}
    }
}
