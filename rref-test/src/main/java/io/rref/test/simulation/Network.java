package io.rref.test.simulation;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.test.simulation.ProcessFaultTable.Role;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries messages and replies between processes as the weather has it. */
final class Network {

    private static final Duration UNTIL_REFUSED = Duration.ofMillis(5);

    private final World world;

    private final Weather weather;

    private final Forger forger;

    private final FaultTable table = new FaultTable();

    private final ProcessFaultTable processTable = new ProcessFaultTable();

    /** Sent, and neither answered nor failed for all that their senders know. */
    private final Set<Crossing> underWay = new LinkedHashSet<>();

    Network(World world, Weather weather) {
        this.world = world;
        this.weather = weather;
        this.forger = new Forger(world);
    }

    /** What the messages have met. */
    FaultTable table() {
        return table;
    }

    /** What the processes have met, and with which messages under way. */
    ProcessFaultTable processTable() {
        return processTable;
    }

    /** Who sent a message learns one of these, or nothing at all. */
    interface Sender {

        void replyArrives(Reply reply);

        void sendingFails(Certainty certainty, String detail);
    }

    void send(SimulatedProcess from, Message message, Sender sender) {
        String kind = MessageKind.of(message);
        world.tell(checker -> checker.messageSent(from, message));
        String address = world.addresses().listedFor(message.target().worker());
        SimulatedProcess receiver = world.addresses().listenerAt(address);
        Crossing crossing = new Crossing(from, sender, message, kind, address);
        if (receiver == null) {
            world.trace().tell(() -> from + " -> " + message.target().worker() + " NOBODY THERE " + kind);
            crossing.fails(Certainty.NOT_SENT, UNTIL_REFUSED);
            return;
        }
        Fate fate = weather.ofMessage(kind, from.id(), receiver.id());
        table.countMessage(kind, fate);
        if (crossing.isWorthTelling(fate)) {
            world.trace().tell(() -> from + " -> " + receiver + " " + fate.words() + Brief.of(message));
        }
        world.trace().say(() -> from + " -> " + receiver + " " + fate.kind() + " " + message);
        crossing.travel(fate);
    }

    /** Counts what was under way when this happened to the process. */
    void count(ProcessFault fault, SimulatedProcess process) {
        processTable.countProcess(process, fault);
        for (Crossing crossing : underWay) {
            if (crossing.from == process) {
                processTable.countMessage(crossing.kind, Role.SENDER, fault);
            }
            if (world.addresses().listenerAt(crossing.address) == process) {
                processTable.countMessage(crossing.kind, Role.RECEIVER, fault);
            }
        }
    }

    /** Who has sent a message that is under way, or will get it; renewals, of which there is always one, left out. */
    List<SimulatedProcess> busy() {
        Set<SimulatedProcess> busy = new LinkedHashSet<>();
        for (Crossing crossing : underWay) {
            SimulatedProcess receiver = world.addresses().listenerAt(crossing.address);
            if (receiver != null && !(crossing.message instanceof Message.RenewLease)) {
                busy.add(crossing.from);
                busy.add(receiver);
            }
        }
        return busy.stream().filter(SimulatedProcess::isAlive).toList();
    }

    /** Its connections end; who has one may hear of it. */
    void disconnect(SimulatedProcess process) {
        for (Crossing crossing : List.copyOf(underWay)) {
            if (crossing.from == process) {
                underWay.remove(crossing);
            } else if (crossing.arrivedAt == process) {
                underWay.remove(crossing);
                crossing.breakIfTold();
            }
        }
    }

    /** One message under way, and the way back for its replies. */
    private final class Crossing {

        private final SimulatedProcess from;

        private final Sender sender;

        private final Message message;

        private final String kind;

        private final String address;

        private @Nullable SimulatedProcess arrivedAt;

        private boolean broken;

        Crossing(SimulatedProcess from, Sender sender, Message message, String kind, String address) {
            this.from = from;
            this.sender = sender;
            this.message = message;
            this.kind = kind;
            this.address = address;
        }

        /** What goes well with leases says nothing. */
        private boolean isWorthTelling(Fate fate) {
            boolean lease = message instanceof Message.RenewLease || message instanceof Message.OpenLease;
            return fate.kind() != Fate.Kind.ARRIVES || !lease;
        }

        /** Nor does a reply that nothing happens to and that says yes. */
        private boolean isWorthTelling(Fate fate, Reply reply) {
            return fate.kind() != Fate.Kind.ARRIVES
                    || reply instanceof Reply.Refused
                    || reply instanceof Reply.Returned returned
                            && !returned.handles().isEmpty();
        }

        void travel(Fate fate) {
            Fate.Told told = fate.told();
            if (told != null) {
                broken = true;
                fails(told.certainty(), told.after());
            }
            Duration refusedAfter = fate.refusedAfter();
            if (!fate.arrivals().isEmpty() || refusedAfter != null) {
                underWay.add(this);
            }
            for (Duration delay : fate.arrivals()) {
                world.agenda().after(delay, this::arrive);
            }
            if (refusedAfter != null) {
                world.agenda().after(refusedAfter, this::refuseAtDoor);
            }
        }

        /** The proof of who sent it has run out, or is not believed here any more: the door does not say since when. */
        private void refuseAtDoor() {
            SimulatedProcess receiver = world.addresses().listenerAt(address);
            if (receiver == null) {
                fails(Certainty.MAYBE_SENT, UNTIL_REFUSED);
            } else {
                arrivedAt = receiver;
                Problem problem = new Problem(ProblemType.UNAUTHENTICATED, "refused at the door");
                receiver.submit(() -> answer(receiver, new Reply.Refused(problem)));
            }
        }

        private void arrive() {
            SimulatedProcess receiver = world.addresses().listenerAt(address);
            if (receiver == null) {
                fails(Certainty.MAYBE_SENT, UNTIL_REFUSED);
                return;
            }
            arrivedAt = receiver;
            receiver.ownerSide().arrive(from, message, reply -> answer(receiver, reply));
            forger.sees(from, receiver, message);
        }

        private void answer(SimulatedProcess receiver, Reply reply) {
            if (broken) {
                world.trace().say(() -> receiver + " answers into a broken connection: " + reply);
                return;
            }
            Fate fate = weather.ofReply(kind, receiver.id(), from.id());
            table.countReply(kind, fate);
            if (isWorthTelling(fate, reply)) {
                world.trace().tell(() -> receiver + " => " + from + " " + fate.words() + Brief.of(reply, kind));
            }
            world.trace().say(() -> receiver + " => " + from + " " + fate.kind() + " " + reply);
            Fate.Told told = fate.told();
            if (told != null) {
                fails(told.certainty(), told.after());
            }
            if (fate.arrivals().isEmpty()) {
                underWay.remove(this);
            }
            for (Duration delay : fate.arrivals()) {
                world.agenda().after(delay, () -> deliver(reply));
            }
        }

        private void deliver(Reply reply) {
            underWay.remove(this);
            world.tell(checker -> checker.replyArrived(from, message, reply));
            sender.replyArrives(reply);
        }

        void breakIfTold() {
            if (!broken && world.chance().occurs(world.climate().told())) {
                broken = true;
                fails(Certainty.MAYBE_SENT, UNTIL_REFUSED);
            }
        }

        void fails(Certainty certainty, Duration after) {
            world.agenda().after(after, () -> {
                underWay.remove(this);
                sender.sendingFails(certainty, kind + " failed in the simulation");
            });
        }
    }
}
