package io.rref.test.simulation;

import io.rref.holder.ExchangeId;
import io.rref.holder.HolderDecision;
import io.rref.holder.HolderEvent;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.time.Duration;

/** Carries messages and replies between processes as the weather has it. */
final class Network {

    private static final Duration UNTIL_REFUSED = Duration.ofMillis(5);

    private final World world;

    private final Weather weather;

    private final FaultTable table = new FaultTable();

    Network(World world, Weather weather) {
        this.world = world;
        this.weather = weather;
    }

    FaultTable table() {
        return table;
    }

    void send(SimulatedProcess sender, HolderDecision.Send sending) {
        Message message = sending.message();
        String kind = MessageKind.of(message);
        world.tell(checker -> checker.messageSent(sender, message));
        SimulatedProcess receiver = world.livingNamed(message.target().worker());
        Crossing crossing = new Crossing(sender, sending.exchange(), message, kind);
        if (receiver == null) {
            world.trace().say(() -> sender + " -> " + message.target().worker() + " nobody there: " + message);
            crossing.fails(Certainty.NOT_SENT, UNTIL_REFUSED);
            return;
        }
        Fate fate = weather.ofMessage(kind, sender.id(), receiver.id());
        table.countMessage(kind, fate);
        world.trace()
                .say(() -> sender + " -> " + receiver.id().name() + " " + fate.kind() + " " + sending.exchange() + " "
                        + message);
        crossing.travel(fate);
    }

    /** One message under way, and the way back for its replies. */
    private final class Crossing {

        private final SimulatedProcess sender;

        private final ExchangeId exchange;

        private final Message message;

        private final String kind;

        private boolean broken;

        Crossing(SimulatedProcess sender, ExchangeId exchange, Message message, String kind) {
            this.sender = sender;
            this.exchange = exchange;
            this.message = message;
            this.kind = kind;
        }

        void travel(Fate fate) {
            Fate.Told told = fate.told();
            if (told != null) {
                broken = true;
                fails(told.certainty(), told.after());
            }
            for (Duration delay : fate.arrivals()) {
                world.agenda().after(delay, this::arrive);
            }
        }

        private void arrive() {
            SimulatedProcess receiver = world.livingNamed(message.target().worker());
            if (receiver == null) {
                fails(Certainty.MAYBE_SENT, UNTIL_REFUSED);
                return;
            }
            receiver.ownerSide().arrive(sender, message, reply -> answer(receiver, reply));
        }

        private void answer(SimulatedProcess receiver, Reply reply) {
            if (broken) {
                world.trace().say(() -> receiver + " answers into a broken connection: " + reply);
                return;
            }
            Fate fate = weather.ofReply(kind, receiver.id(), sender.id());
            table.countReply(kind, fate);
            world.trace()
                    .say(() ->
                            receiver + " => " + sender.id().name() + " " + fate.kind() + " " + exchange + " " + reply);
            Fate.Told told = fate.told();
            if (told != null) {
                fails(told.certainty(), told.after());
            }
            for (Duration delay : fate.arrivals()) {
                world.agenda().after(delay, () -> deliver(reply));
            }
        }

        private void deliver(Reply reply) {
            world.tell(checker -> checker.replyArrived(sender, message, reply));
            sender.holderSide().submit(new HolderEvent.ReplyArrived(exchange, reply));
        }

        void fails(Certainty certainty, Duration after) {
            String detail = kind + " failed in the simulation";
            world.agenda()
                    .after(
                            after,
                            () -> sender.holderSide().submit(new HolderEvent.SendFailed(exchange, certainty, detail)));
        }
    }
}
