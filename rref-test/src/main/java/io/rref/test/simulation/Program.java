package io.rref.test.simulation;

import io.rref.Incarnation;
import io.rref.holder.CarriedHandle;
import io.rref.protocol.Action;
import io.rref.protocol.NewReference;
import io.rref.protocol.Query;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import io.rref.test.simulation.HeldHandle.Keeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the processes' programs do: each method is one use of the client, with ids and deadlines drawn. */
final class Program {

    static final String CONTRACT = "Counter";

    private static final int MOST_CARRIED = 2;

    private final World world;

    private final Chance chance;

    private final Supplier<Duration> timeouts;

    Program(World world, Chance chance, Supplier<Duration> timeouts) {
        this.world = world;
        this.chance = chance;
        this.timeouts = timeouts;
    }

    /** Its operations wait for some seconds, a few of them hardly at all. */
    static Program withDrawnTimeouts(World world, Chance chance) {
        return new Program(
                world,
                chance,
                () -> chance.occurs(0.1)
                        ? chance.between(Duration.ofMillis(1), Duration.ofMillis(200))
                        : chance.between(Duration.ofSeconds(1), Duration.ofSeconds(60)));
    }

    /** Creates an object at a worker; the handle may be used at once. */
    HeldHandle create(SimulatedProcess caller, String worker, UserCode code, List<HeldHandle> arguments) {
        Target target = anyTarget(worker);
        List<CarriedHandle> carried = encodeFor(caller, worker, arguments);
        Action.Create create = new Action.Create(
                chance.freshReference(), chance.freshFork(), CONTRACT, world.contentOf(code), wires(carried));
        HeldHandle made = fresh(target, new NewReference(create.rref(), create.fork(), CONTRACT));
        caller.holderSide().request(target, create, carried, errand(caller, code, null, made));
        return made;
    }

    /** A worker's program makes an object of its own a reference; nobody else is told. */
    HeldHandle share(SimulatedProcess worker) {
        WireHandle wire = new WireHandle(
                worker.id().name(), worker.id().incarnation(), chance.freshReference(), chance.freshFork(), CONTRACT);
        world.census().count("object shared");
        return worker.ownerSide().shareOwn(wire);
    }

    /** Calls a method of the object behind a handle; the result comes back. */
    Operation call(SimulatedProcess caller, HeldHandle handle, UserCode code, List<HeldHandle> arguments) {
        return call(caller, handle, code, arguments, null);
    }

    /** Calls a method of the object behind a handle; the result stays. */
    HeldHandle callRemote(SimulatedProcess caller, HeldHandle handle, UserCode code, List<HeldHandle> arguments) {
        NewReference as = new NewReference(chance.freshReference(), chance.freshFork(), CONTRACT);
        Operation operation = call(caller, handle, code, arguments, as);
        return Objects.requireNonNull(operation.errand().makes());
    }

    private Operation call(
            SimulatedProcess caller,
            HeldHandle handle,
            UserCode code,
            List<HeldHandle> arguments,
            @Nullable NewReference as) {
        WireHandle wire = handle.wire();
        Target target = handle.owner();
        List<CarriedHandle> carried = encodeFor(caller, wire.owner(), arguments);
        Action.Call action = new Action.Call(
                wire.rref(), wire.fork(), "add(long)", world.contentOf(code), wires(carried), as, Map.of());
        HeldHandle made = as == null ? null : fresh(target, as);
        return caller.holderSide().request(target, action, carried, errand(caller, code, handle, made));
    }

    /** Calls a function of a worker; the result comes back, or stays as a reference. */
    Operation callFunction(
            SimulatedProcess caller, String worker, UserCode code, List<HeldHandle> arguments, boolean remote) {
        Target target = anyTarget(worker);
        NewReference as = remote ? new NewReference(chance.freshReference(), chance.freshFork(), CONTRACT) : null;
        List<CarriedHandle> carried = encodeFor(caller, worker, arguments);
        Action.CallFunction action =
                new Action.CallFunction("Sums", "plus(long)", world.contentOf(code), wires(carried), as, Map.of());
        HeldHandle made = as == null ? null : fresh(target, as);
        return caller.holderSide().request(target, action, carried, errand(caller, code, null, made));
    }

    Operation fetch(SimulatedProcess caller, HeldHandle handle) {
        WireHandle wire = handle.wire();
        Action.Fetch fetch = new Action.Fetch(wire.rref(), wire.fork());
        Target target = handle.owner();
        return caller.holderSide().request(target, fetch, List.of(), errand(caller, null, handle, null));
    }

    Operation ask(SimulatedProcess caller, HeldHandle handle) {
        WireHandle wire = handle.wire();
        Query query = chance.oneOf(List.of(
                new Query.StateQuery(wire.rref(), wire.fork(), false),
                new Query.StateQuery(wire.rref(), wire.fork(), true),
                new Query.TypeQuery(wire.rref(), wire.fork()),
                new Query.ValueQuery(wire.rref(), wire.fork())));
        return caller.holderSide().ask(query, errand(caller, null, handle, null));
    }

    HeldHandle publish(SimulatedProcess caller, String worker, String name, UserCode code, List<HeldHandle> arguments) {
        Target target = anyTarget(worker);
        List<CarriedHandle> carried = encodeFor(caller, worker, arguments);
        NewReference as = new NewReference(chance.freshReference(), chance.freshFork(), CONTRACT);
        HeldHandle made = fresh(target, as);
        Action.Publish publish =
                new Action.Publish(name, CONTRACT, as.rref(), as.fork(), world.contentOf(code), wires(carried));
        caller.holderSide().request(target, publish, carried, errand(caller, code, null, made));
        return made;
    }

    HeldHandle find(SimulatedProcess caller, String worker, String name) {
        Action.Find find = new Action.Find(name, CONTRACT, chance.freshReference(), chance.freshFork());
        Target target = anyTarget(worker);
        HeldHandle made = fresh(target, new NewReference(find.rref(), find.fork(), CONTRACT));
        caller.holderSide().request(target, find, List.of(), errand(caller, null, null, made));
        return made;
    }

    Operation unname(SimulatedProcess caller, String worker, String name) {
        return caller.holderSide()
                .request(anyTarget(worker), new Action.Unname(name), List.of(), errand(caller, null, null, null));
    }

    /** User code passes handles that it was lent on, to some worker's function, and does not wait. */
    void passOn(SimulatedProcess process, List<HeldHandle> lent) {
        String worker = chance.oneOf(world.workerNames());
        callFunction(process, worker, anyCode(), lent, chance.occurs(0.3));
    }

    /** Some handle that the program of this process holds and that can travel. */
    Optional<HeldHandle> anyHandleOf(SimulatedProcess process) {
        List<HeldHandle> held = travelling(process);
        return held.isEmpty() ? Optional.empty() : Optional.of(favourite(held));
    }

    /** Up to two handles of this process, for a request to carry. */
    List<HeldHandle> anyArguments(SimulatedProcess process) {
        List<HeldHandle> held = new ArrayList<>(travelling(process));
        List<HeldHandle> chosen = new ArrayList<>();
        for (int i = chance.below(MOST_CARRIED + 1); i > 0 && !held.isEmpty(); i--) {
            HeldHandle handle = favourite(held);
            held.remove(handle);
            if (world.selection().takes(Part.Sort.ARGUMENT, chance.number())) {
                chosen.add(handle);
            }
        }
        return chosen;
    }

    UserCode anyCode() {
        return UserCode.drawnFrom(chance).in(world.selection());
    }

    private HeldHandle favourite(List<HeldHandle> held) {
        return chance.favourite(held, handle -> handle.fork().low());
    }

    private static List<HeldHandle> travelling(SimulatedProcess process) {
        return process.holderSide().handles().stream()
                .filter(handle -> handle.keeper() == Keeper.PROGRAM)
                .toList();
    }

    private static List<CarriedHandle> encodeFor(SimulatedProcess caller, String worker, List<HeldHandle> handles) {
        return caller.holderSide().encodeFor(worker, handles);
    }

    private static List<WireHandle> wires(List<CarriedHandle> carried) {
        return carried.stream().map(CarriedHandle::wire).toList();
    }

    /** May be used and passed on at once: the machine writes in what is not known yet before it sends. */
    private static HeldHandle fresh(Target target, NewReference as) {
        Incarnation known = target.incarnation();
        Incarnation incarnation = known == null ? WireHandle.NOT_YET_KNOWN : known;
        WireHandle wire = new WireHandle(target.worker(), incarnation, as.rref(), as.fork(), as.contract());
        return new HeldHandle(as.fork(), wire, false, Keeper.PROGRAM);
    }

    /** With the incarnation, as one knows it from earlier handles, or by name alone. */
    private Target anyTarget(String worker) {
        SimulatedProcess process = world.livingNamed(worker);
        if (process == null || !chance.occurs(0.5)) {
            return new Target(worker, null);
        }
        return new Target(worker, process.id().incarnation());
    }

    private Operation.Errand errand(
            SimulatedProcess caller, @Nullable UserCode code, @Nullable HeldHandle under, @Nullable HeldHandle makes) {
        return new Operation.Errand(
                code,
                under == null ? null : under.fork(),
                under == null ? null : under.wire().rref(),
                makes,
                caller.now().plus(timeouts.get()));
    }
}
