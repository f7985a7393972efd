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

    private final Network network;

    private final Program program;

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
     */
    record Plan(Chance chance, Climate climate, Weather weather, Flaw flaw, boolean traced) {}

    World(Plan plan) {
        this.plan = plan;
        this.chance = plan.chance();
        this.trace = new Trace(plan.traced(), agenda);
        this.network = new Network(this, plan.weather());
        this.program = Program.withDrawnTimeouts(this);
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

    /** What has happened so far. */
    Census census() {
        return census;
    }

    Network network() {
        return network;
    }

    Program program() {
        return program;
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

    SimulatedProcess startWorker(String name) {
        return start(name, true);
    }

    SimulatedProcess startHolder(String name) {
        return start(name, false);
    }

    private SimulatedProcess start(String name, boolean worker) {
        HolderId id = new HolderId(name, chance.freshIncarnation());
        SimulatedProcess process = new SimulatedProcess(this, id, drawClock(), worker);
        processes.add(process);
        living.put(name, process);
        return process;
    }

    private ProcessClock drawClock() {
        int limit = has(Flaw.RUNS_ON_BAD_CLOCKS)
                ? BAD_DRIFT_IN_MILLIONTHS
                : climate().clockDrift();
        long drift = limit == 0 ? 0 : chance.below(2 * limit + 1) - limit;
        return new ProcessClock(chance.number() >> 4, drift);
    }

    void crash(SimulatedProcess process) {
        trace.say(() -> "CRASH of " + process);
        census.count("process ended");
        process.crash();
        living.remove(process.id().name(), process);
    }

    /** Who lives under this name; null if nobody does. */
    @Nullable
    SimulatedProcess livingNamed(String name) {
        return living.get(name);
    }

    List<SimulatedProcess> living() {
        return List.copyOf(living.values());
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
        UserCode code = content == null || content.size() == 0 ? null : codes.get(UserCode.idIn(content));
        return code != null ? code : UserCode.that(0, Duration.ofMillis(1));
    }

    // Time.

    void letPass(Duration duration) {
        long end = agenda.now() + duration.toNanos();
        while (agenda.stepUntil(end)) {
            // Each step has told the checkers what happened.
        }
    }
}
