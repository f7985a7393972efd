package io.rref.test.simulation;

import org.jspecify.annotations.Nullable;

/** Runs schedules, each decided by its seed alone. Start here. */
final class Simulation {

    private final Flaw flaw;

    private final FaultTable faults = new FaultTable();

    private final ProcessFaultTable processFaults = new ProcessFaultTable();

    private long schedules;

    private final Census census = new Census();

    Simulation(Flaw flaw) {
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }

    /** How many have been run. */
    long schedules() {
        return schedules;
    }

    /** Counts what another one has met. */
    void add(Simulation other) {
        schedules += other.schedules;
        faults.add(other.faults);
        processFaults.add(other.processFaults);
        census.add(other.census);
    }

    /** How often each kind of message has met each fault so far. */
    FaultTable faults() {
        return faults;
    }

    /** How often each kind of thing has happened so far. */
    Census census() {
        return census;
    }

    /** How often each thing has happened to processes so far, and to which kinds of message under way. */
    ProcessFaultTable processFaults() {
        return processFaults;
    }

    /** Runs one schedule. */
    void run(long seed) {
        Played played = play(seed);
        if (played.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (played.failure() instanceof Error failure) {
            throw failure;
        }
        schedules++;
        faults.add(played.world().network().table());
        processFaults.add(played.world().network().processTable());
        census.add(played.world().census());
    }

    /** Runs one schedule and counts nothing. */
    Played play(long seed) {
        return play(seed, Selection.everything(), false);
    }

    /** Runs one schedule, or some of its parts, and counts nothing. */
    Played play(long seed, Selection selection, boolean traced) {
        Chance chance = new Chance(seed);
        Climate climate = Climate.drawnFrom(chance.branch("climate"));
        DrawnWeather weather = new DrawnWeather(climate, chance.branch("weather"), selection);
        World world = new World(new World.Plan(chance, climate, weather, flaw, selection, traced));
        try {
            new Schedule(world, weather).run();
            return new Played(world, selection, null);
        } catch (RuntimeException | AssertionError failure) {
            return new Played(world, selection, failure);
        }
    }

    /**
     * A schedule that was run.
     *
     * @param failure null if every promise held
     */
    record Played(
            World world, Selection selection, @Nullable Throwable failure) {}
}
