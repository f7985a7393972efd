package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.owner.Arrival;
import io.rref.owner.ExchangeId;
import io.rref.owner.OwnerDecision;
import io.rref.owner.OwnerEffects;
import io.rref.owner.OwnerEvent;
import io.rref.owner.OwnerLimits;
import io.rref.owner.OwnerProtocol;
import io.rref.owner.OwnerSnapshot;
import io.rref.owner.WorkId;
import io.rref.protocol.Action;
import io.rref.protocol.Caller;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The owner's machine of one worker, its live objects, and what its shell does about the machine's decisions. */
final class OwnerSide implements OwnerEffects {

    private final SimulatedProcess process;

    private final World world;

    private final OwnerProtocol machine;

    private final Map<ExchangeId, Consumer<Reply>> exchanges = new HashMap<>();

    private final Map<WorkId, WorkRun> works = new LinkedHashMap<>();

    private final Map<RRefId, SimulatedObject> objects = new LinkedHashMap<>();

    private final Map<ForkId, RRefId> localHandles = new HashMap<>();

    private long counter;

    OwnerSide(SimulatedProcess process) {
        this.process = process;
        this.world = process.world();
        // few at once, so that everything else happens while what an ended lease left is cleaned away
        OwnerLimits limits = world.climate().limits().handlingAtOnce(2);
        this.machine = new OwnerProtocol(process.id(), world.terms(), limits, process.ownerNow());
    }

    OwnerSnapshot snapshot() {
        return machine.snapshot();
    }

    Optional<MonotonicTime> nextDeadline() {
        return machine.nextDeadline();
    }

    /** Work that has not ended. */
    List<WorkRun> running() {
        return works.values().stream().filter(WorkRun::isRunning).toList();
    }

    /** The objects that live here. */
    List<SimulatedObject> objects() {
        return List.copyOf(objects.values());
    }

    @Nullable
    SimulatedObject object(RRefId rref) {
        return objects.get(rref);
    }

    /** Whether user code or a part of an object here still has a local handle to this object. */
    boolean isHeldLocally(RRefId rref) {
        return localHandles.containsValue(rref);
    }

    void declare(String name, String contract) {
        submit(new OwnerEvent.NameDeclared(name, contract));
    }

    // What the network brings.

    void arrive(SimulatedProcess sender, Message sent, Consumer<Reply> answer) {
        Message message = world.has(Flaw.FORGETS_WHAT_A_CALL_FOLLOWS) ? withoutOrder(sent) : sent;
        if (world.has(Flaw.LOSES_SECOND_HANDLES) && listsSecondHandle(message)) {
            answer.accept(new Reply.Done());
            return;
        }
        process.submit(() -> {
            if (message.target().means(process.id().name(), process.id().incarnation())) {
                world.tell(checker -> checker.messageArrived(process, sender, message));
            }
            ExchangeId exchange = exchangeAnsweredBy(reply -> {
                world.tell(checker -> checker.answered(process, sender, message, reply));
                answer.accept(reply);
            });
            Caller caller = new Caller.Member(sender.id());
            handle(message.dispatch(
                    new Arrival(exchange, caller, process.chance()::freshToken, process.chance()::freshFork)));
        });
    }

    /** Another member sends what is not its own to send; whether the machine sees through it is for the promises to show. */
    void arriveForged(SimulatedProcess forger, Message forged) {
        process.submit(() -> {
            ExchangeId exchange = exchangeAnsweredBy(reply -> world.census().count("forged message " + nameOf(reply)));
            Caller caller = new Caller.Member(forger.id());
            handle(forged.dispatch(
                    new Arrival(exchange, caller, process.chance()::freshToken, process.chance()::freshFork)));
        });
    }

    private static String nameOf(Reply reply) {
        return reply instanceof Reply.Refused refused
                ? refused.problem().type().slug()
                : reply.getClass().getSimpleName();
    }

    private static boolean listsSecondHandle(Message message) {
        return message instanceof Message.Numbered numbered
                && numbered.action() instanceof Action.Register register
                && register.receiver() == null;
    }

    private static Message withoutOrder(Message message) {
        if (message instanceof Message.Numbered numbered && numbered.action() instanceof Action.Call call) {
            return new Message.Numbered(
                    numbered.target(),
                    numbered.lease(),
                    numbered.number(),
                    numbered.settled(),
                    numbered.remaining(),
                    call.following(null));
        }
        return message;
    }

    // What work and the holder's side of the same process need.

    void submit(OwnerEvent event) {
        process.submit(() -> handle(event));
    }

    /** Opens one more local handle under one that stands. */
    void openLocal(HeldHandle under, ForkId fresh, HeldHandle.Keeper keeper) {
        WireHandle wire = under.wire();
        ExchangeId exchange = exchangeAnsweredBy(reply -> {
            if (!(reply instanceof Reply.Refused)) {
                adoptLocal(
                        new WireHandle(wire.owner(), wire.incarnation(), wire.rref(), fresh, wire.contract()), keeper);
            }
        });
        submit(new OwnerEvent.LocalHandleRequested(exchange, wire.rref(), under.fork(), fresh));
    }

    /** The machine has opened this local handle: user code gets it. */
    HeldHandle adoptLocal(WireHandle wire, HeldHandle.Keeper keeper) {
        localHandles.put(wire.fork(), wire.rref());
        return process.holderSide().localHandleOpened(wire, keeper);
    }

    /** The program makes an object of its own a reference. */
    HeldHandle shareOwn(WireHandle wire) {
        process.submit(() -> {
            putObject(new SimulatedObject(wire.rref(), List.of(), false));
            handle(new OwnerEvent.ObjectShared(wire.rref(), wire.fork(), wire.contract(), false));
        });
        return adoptLocal(wire, HeldHandle.Keeper.PROGRAM);
    }

    /** An operator ends this object, if it is here. */
    void revoke(RRefId rref) {
        process.submit(() -> {
            for (OwnerSnapshot.Entry entry : machine.snapshot().entries()) {
                if (entry.rref().equals(rref)) {
                    world.census().count("object revoked");
                    world.retirements().revoke(entry, process.id());
                }
            }
            handle(new OwnerEvent.ObjectRevoked(exchangeAnsweredBy(reply -> {}), rref));
        });
    }

    /** The worker stops in order: first as an owner, then as a holder. */
    void drain(Duration longest) {
        process.submit(() -> {
            world.retirements().drain(process.id());
            handle(new OwnerEvent.DrainBegan(longest));
        });
    }

    void closeLocal(ForkId fork) {
        RRefId rref = Objects.requireNonNull(localHandles.remove(fork), "a local handle closed twice");
        submit(new OwnerEvent.LocalHandleClosed(rref, fork));
    }

    void putObject(SimulatedObject object) {
        objects.put(object.rref(), object);
    }

    void timePassed() {
        Optional<MonotonicTime> next = machine.nextDeadline();
        if (next.isPresent() && process.ownerNow().hasReached(next.get())) {
            handle(new OwnerEvent.TimePassed());
        }
    }

    private void handle(OwnerEvent event) {
        world.trace().say(() -> process + " owner: " + event);
        List<OwnerDecision> decisions = machine.handle(event, process.ownerNow());
        machine.checkInvariants();
        List<RRefId> released = new ArrayList<>();
        for (OwnerDecision decision : decisions) {
            if (decision instanceof OwnerDecision.ReleaseObject release) {
                released.add(release.rref());
            }
            decision.performWith(this);
        }
        for (RRefId rref : released) {
            world.tell(checker -> checker.objectReleased(process, rref));
        }
    }

    @Override
    public void answer(OwnerDecision.Answer decision) {
        Consumer<Reply> waiting = exchanges.remove(decision.exchange());
        if (waiting == null) {
            throw new Violation("each exchange is answered once", process + " answers again: " + decision);
        }
        waiting.accept(decision.reply());
    }

    @Override
    public void startWork(OwnerDecision.StartWork decision) {
        world.trace().say(() -> process + "   work ordered: " + decision);
        world.tell(checker -> checker.workOrdered(process, decision.work()));
        WorkRun run = new WorkRun(process, decision.id(), decision.work());
        works.put(decision.id(), run);
        run.begin();
    }

    @Override
    public void stopWork(OwnerDecision.StopWork decision) {
        world.trace().say(() -> process + "   stop asked: " + decision);
        Objects.requireNonNull(works.get(decision.id()), "no such work").stop();
    }

    @Override
    public void releaseObject(OwnerDecision.ReleaseObject decision) {
        world.trace().tell(() -> process + "   releases object " + decision.rref());
        SimulatedObject object = objects.remove(decision.rref());
        if (object != null) {
            object.handles().forEach(process.holderSide()::close);
        }
    }

    @Override
    public void outcomeDropped(OwnerDecision.OutcomeDropped decision) {
        world.trace().say(() -> process + "   outcome dropped: " + decision);
        Objects.requireNonNull(works.get(decision.id()), "no such work").outcomeDropped();
    }

    @Override
    public void forksDiffer(OwnerDecision.ForksDiffer decision) {
        throw new Violation(Violation.SAME_FORKS, process + " finds: " + decision);
    }

    @Override
    public void drainEnded(OwnerDecision.DrainEnded decision) {
        process.holderSide().leave();
        world.trace().tell(() -> process + "   has drained");
    }

    private ExchangeId exchangeAnsweredBy(Consumer<Reply> answer) {
        ExchangeId exchange = new ExchangeId(++counter);
        exchanges.put(exchange, answer);
        return exchange;
    }
}
