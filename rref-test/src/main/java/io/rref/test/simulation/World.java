package io.rref.test.simulation;

import io.rref.owner.Work;
import io.rref.protocol.Content;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A false world: processes with the shipping machines, a network, virtual time, chance, and checkers that watch. */
final class World {

    private static final int BAD_DRIFT_IN_MILLIONTHS = 150_000;

    private final Plan plan;

    private final Chance chance;

    private final Agenda agenda = new Agenda();

    private final Trace trace;

    private final Census census = new Census();

    private final Retirements retirements = new Retirements();

    private final Network network;

    private final Addresses addresses = new Addresses();

    private final Onlooker onlooker;

    private final List<Checker> checkers;

    private final List<SimulatedProcess> processes = new ArrayList<>();

    private final Map<String, SimulatedProcess> living = new LinkedHashMap<>();

    private final Map<Long, UserCode> codes = new HashMap<>();

    private boolean closing;

    /**
     * What decides a world.
     *
     * @param climate what the program and the clocks go by
     * @param weather what the network goes by
     * @param selection which parts of it take place
     */
    record Plan(Chance chance, Climate climate, Weather weather, Flaw flaw, Selection selection, boolean traced) {

        /** With all its parts. */
        Plan(Chance chance, Climate climate, Weather weather, Flaw flaw, boolean traced) {
            this(chance, climate, weather, flaw, Selection.everything(), traced);
        }
    }

    World(Plan plan) {
        this.plan = plan;
        this.chance = plan.chance();
        this.trace = new Trace(plan.traced(), agenda);
        this.network = new Network(this, plan.weather());
        this.onlooker = new Onlooker(this);
        this.checkers = Checkers.all(this);
    }

    Chance chance() {
        return chance;
    }

    Climate climate() {
        return plan.climate();
    }

    Agenda agenda() {
        return agenda;
    }

    Trace trace() {
        return trace;
    }

    /** What was ended on purpose. */
    Retirements retirements() {
        return retirements;
    }

    /** What has happened so far. */
    Census census() {
        return census;
    }

    Network network() {
        return network;
    }

    /** Which parts of it take place. */
    Selection selection() {
        return plan.selection();
    }

    Addresses addresses() {
        return addresses;
    }

    Onlooker onlooker() {
        return onlooker;
    }

    /** What a process may do, with all that is free drawn from this source. */
    Program programOf(Chance source) {
        return Program.withDrawnTimeouts(this, source);
    }

    LeaseTerms terms() {
        return LeaseTerms.DEFAULT;
    }

    boolean has(Flaw flaw) {
        return plan.flaw() == flaw;
    }

    void tell(Consumer<Checker> observation) {
        for (Checker checker : checkers) {
            observation.accept(checker);
        }
    }

    // Processes.

    /** Starts a worker where the directory says that it is; at an address of its name, if there was none before. */
    SimulatedProcess startWorker(String name) {
        return startWorker(name, name);
    }

    SimulatedProcess startWorker(String name, String address) {
        SimulatedProcess worker = start(name, true);
        addresses.listen(worker, address);
        return worker;
    }

    SimulatedProcess startHolder(String name) {
        return start(name, false);
    }

    private SimulatedProcess start(String name, boolean worker) {
        Chance own = chance.branch(name).branch(startsOf(name));
        HolderId id = new HolderId(name, own.freshIncarnation());
        SimulatedProcess process = new SimulatedProcess(this, id, drawClock(own), own, worker);
        processes.add(process);
        living.put(name, process);
        return process;
    }

    private long startsOf(String name) {
        return processes.stream()
                .filter(process -> process.id().name().equals(name))
                .count();
    }

    /** As far off as it may be, as often as anywhere between. */
    private ProcessClock drawClock(Chance source) {
        int limit = has(Flaw.RUNS_ON_BAD_CLOCKS)
                ? BAD_DRIFT_IN_MILLIONTHS
                : climate().clockDrift();
        long drift = source.occurs(0.5) ? source.below(2 * limit + 1) - limit : source.occurs(0.5) ? limit : -limit;
        return new ProcessClock(source.number() >> 4, drift);
    }

    /** The process ends and says nothing. */
    void crash(SimulatedProcess process) {
        census.count("process ended");
        process.crash();
        living.remove(process.id().name(), process);
        addresses.leave(process);
        network.disconnect(process);
    }

    /** Who lives under this name; null if nobody does. */
    @Nullable
    SimulatedProcess livingNamed(String name) {
        return living.get(name);
    }

    List<SimulatedProcess> living() {
        return List.copyOf(living.values());
    }

    /** Those that are neither dead nor paused. */
    List<SimulatedProcess> running() {
        return living.values().stream().filter(SimulatedProcess::isRunning).toList();
    }

    List<SimulatedProcess> livingWorkers() {
        return living.values().stream().filter(SimulatedProcess::isWorker).toList();
    }

    /** The names of all workers that there have been: the dead may be called too. */
    List<String> workerNames() {
        return processes.stream()
                .filter(SimulatedProcess::isWorker)
                .map(process -> process.id().name())
                .distinct()
                .toList();
    }

    /** All processes that there have been, the dead ones too. */
    List<SimulatedProcess> everyProcess() {
        return List.copyOf(processes);
    }

    boolean lives(HolderId id) {
        SimulatedProcess process = living.get(id.name());
        return process != null && process.id().equals(id);
    }

    /** Every program closes all that it holds, now and from now on. */
    void closeEverything() {
        closing = true;
        living().forEach(process -> process.holderSide().closeEverything());
    }

    boolean isClosing() {
        return closing;
    }

    // User code.

    /** Makes this code known, so that a content can name it. */
    Content contentOf(UserCode code) {
        codes.put(code.id(), code);
        return code.asContent();
    }

    UserCode codeOf(Work work) {
        Content content = CodeOf.argumentsOf(work);
        return content == null || content.size() == 0
                ? UserCode.that(0, Duration.ofMillis(1))
                : Objects.requireNonNull(codes.get(UserCode.idIn(content)), "no such code");
    }

    // Time.

    void letPass(Duration duration) {
        long end = agenda.now() + duration.toNanos();
        while (agenda.stepUntil(end)) {
            // Each step has told the checkers what happened.
        }
    }
}
