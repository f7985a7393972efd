package io.rref.test.simulation;

/** Runs many seeds and tells all about the first that fails. */
final class Runner {

    private final Simulation simulation = new Simulation(Flaw.NONE);
    private long schedules;
    private long nanos;

    /** Runs these seeds in order. */
    void run(long firstSeed, int count) {
        long start = System.nanoTime();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            try {
                simulation.run(seed);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + " " + failure, failure);
            }
        }
        nanos += System.nanoTime() - start;
        schedules += count;
    }

    String report() {
        return String.format(
                "%d schedules in %.1f s%n%s%n%n%s%n%n%s",
                schedules, nanos / 1e9, simulation.census(), simulation.faults(), simulation.processFaults());
    }
}
