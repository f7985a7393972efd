package io.rref.test.simulation;

import java.util.ArrayList;
import java.util.List;

/** Runs many seeds and tells all about the first that fails. */
final class Runner {

    private static final int LINES_SHOWN = 400;

    private final Simulation simulation = new Simulation(Flaw.NONE);

    private long schedules;

    private long nanos;

    /** Runs these seeds in order. */
    void run(long firstSeed, int count) {
        long start = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            runOne(seed);
        }
        nanos += System.nanoTime() - start;
        schedules += count;
    }

    private void runOne(long seed) {
        try {
            simulation.run(seed);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(story(seed, failure), failure);
        }
    }

    /** How much was run, and what the messages met. */
    String report() {
        return String.format(
                "%d schedules in %.1f s%n%s%n%n%s", schedules, nanos / 1e9, simulation.census(), simulation.faults());
    }

    private String story(long seed, Throwable failure) {
        Simulation.Replay replay = simulation.replay(seed);
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed + " failed: " + failure);
        lines.add("climate: " + replay.climate());
        lines.add("replay:  mvn -pl rref-test -am test -Dtest=SimulationTest -Drref.simulation.seed=" + seed
                + " -Drref.simulation.schedules=1 -Dsurefire.failIfNoSpecifiedTests=false");
        if (replay.failure() == null) {
            lines.add("THE SECOND RUN WENT WELL: something takes its chance from elsewhere than the seed");
        }
        List<String> trace = replay.trace();
        int hidden = Math.max(0, trace.size() - LINES_SHOWN);
        lines.add("trace, last " + (trace.size() - hidden) + " of " + trace.size() + " lines:");
        lines.addAll(trace.subList(hidden, trace.size()));
        return String.join(System.lineSeparator(), lines);
    }
}
