package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.holder.HolderEvent.ClockMeanwhile;
import io.rref.test.simulation.UserCode.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A small world that a test plays by hand, in words. Workers are named W…, other processes otherwise. */
final class Scenario {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration MOMENT = Duration.ofMillis(10);

    private final World world;

    private final Program program;

    private final Chance chance;

    Scenario(Weather weather, String... processes) {
        this(Climate.CALM, weather, processes);
    }

    Scenario(Climate climate, Weather weather, String... processes) {
        chance = new Chance(7);
        world = new World(new World.Plan(chance, climate, weather, Flaw.NONE, true));
        program = new Program(world, chance, () -> TIMEOUT);
        for (String name : processes) {
            if (name.startsWith("W")) {
                world.startWorker(name);
            } else {
                world.startHolder(name);
            }
        }
    }

    HeldHandle createsObjectOn(String who, String worker) {
        return program.create(process(who), worker, code(), List.of());
    }

    HeldHandle sharesAnObject(String worker) {
        return program.share(process(worker));
    }

    /** Calls a function of the worker, which keeps the handle; gives back the worker's own. */
    HeldHandle passesTo(String who, String worker, HeldHandle handle) {
        beginsToPassTo(who, worker, handle);
        letPass(TIMEOUT);
        return keptBy(worker);
    }

    void beginsToPassTo(String who, String worker, HeldHandle handle) {
        program.callFunction(process(who), worker, code(Deed.KEEP_ARGUMENTS), List.of(handle), false);
    }

    /** Calls a function of the worker, which keeps nothing. */
    void lendsTo(String who, String worker, HeldHandle handle) {
        program.callFunction(process(who), worker, code(), List.of(handle), false);
    }

    /** Calls a function of the worker that takes so long. */
    void callsFunctionOf(String who, String worker, Duration takes) {
        UserCode code = UserCode.that(chance.number(), takes);
        program.callFunction(process(who), worker, code, List.of(), false);
    }

    /** Calls a function of the worker, which answers with the handle that it holds. */
    void asksForTheHandleOf(String who, String worker) {
        program.callFunction(process(who), worker, code(Deed.RETURN_OWN), List.of(), false);
    }

    HeldHandle createsSerialObjectOn(String who, String worker) {
        return program.create(process(who), worker, code(Deed.MAKE_SERIAL), List.of());
    }

    /** Calls a method that takes so long. */
    void calls(String who, HeldHandle handle, Duration takes) {
        program.call(process(who), handle, UserCode.that(chance.number(), takes), List.of());
    }

    /** Calls a method that answers with the handle that its worker holds. */
    void asksUnder(String who, HeldHandle handle) {
        program.call(process(who), handle, code(Deed.RETURN_OWN), List.of());
    }

    /** Calls a method, and waits no longer than this. */
    void callsWithin(String who, HeldHandle handle, Duration timeout) {
        new Program(world, chance, () -> timeout).call(process(who), handle, code(), List.of());
    }

    /** Calls a method that never ends by itself; its result stays. */
    HeldHandle callsForEver(String who, HeldHandle handle) {
        return program.callRemote(process(who), handle, UserCode.endless(chance), List.of());
    }

    /** The one handle that the program of this process holds. */
    HeldHandle keptBy(String who) {
        List<HeldHandle> held = process(who).holderSide().handles();
        assertThat(held).as("handles of %s, after%n%s", who, story()).hasSize(1);
        return held.get(0);
    }

    /** Cancels all that this process has asked for and not been answered. */
    void cancelsEverything(String who) {
        HolderSide side = process(who).holderSide();
        side.openOperations().forEach(side::cancel);
    }

    void closes(String who, HeldHandle handle) {
        process(who).holderSide().close(handle);
    }

    void crashes(String who) {
        world.crash(process(who));
    }

    /** An operator at the worker ends the object behind the handle. */
    void revokes(String worker, HeldHandle handle) {
        process(worker).ownerSide().revoke(handle.wire().rref());
    }

    /** The worker stops in order. */
    void stops(String worker, Duration longestDrain) {
        process(worker).ownerSide().drain(longestDrain);
    }

    void expectGone(String name) {
        assertThat(world.livingNamed(name)).as("%s, after%n%s", name, story()).isNull();
    }

    void expectLost(String who, HeldHandle handle) {
        assertThat(process(who).holderSide().snapshot().handles())
                .as("handles of %s that it may use, after%n%s", who, story())
                .noneMatch(held -> held.usable() && held.wire().fork().equals(handle.fork()));
    }

    /** Another start under a name that was known before. */
    void starts(String worker) {
        world.startWorker(worker);
    }

    /** It handles nothing for so long, and then what has come meanwhile. */
    void isPausedFor(String who, Duration duration) {
        process(who).pause(ClockMeanwhile.WENT_ON);
        world.letPass(duration);
        process(who).resume();
    }

    void letPass(Duration duration) {
        world.letPass(duration);
    }

    void letAMomentPass() {
        world.letPass(MOMENT);
    }

    void expectNothingOpen(String who) {
        assertThat(process(who).holderSide().openOperations())
                .as("what %s still waits for, after%n%s", who, story())
                .isEmpty();
    }

    void expectObjectAt(String worker) {
        assertThat(process(worker).ownerSide().objects())
                .as("objects, after%n%s", story())
                .hasSize(1);
    }

    void expectNoObjectAt(String worker) {
        assertThat(process(worker).ownerSide().objects())
                .as("objects, after%n%s", story())
                .isEmpty();
    }

    void expectNothingLeft() {
        assertThat(Leftovers.in(world)).as("what is left, after%n%s", story()).isEmpty();
    }

    private SimulatedProcess process(String name) {
        return Objects.requireNonNull(world.livingNamed(name), name);
    }

    private UserCode code(Deed... deeds) {
        return UserCode.that(chance.number(), Duration.ofMillis(1), deeds);
    }

    private String story() {
        return String.join(System.lineSeparator(), world.trace().lines());
    }
}
