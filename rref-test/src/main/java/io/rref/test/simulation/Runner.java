package io.rref.test.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Runs many seeds, on all cores, and tells all about the first that fails. */
final class Runner {

    private final Simulation total;

    /** By seed. */
    private final SortedMap<Long, Throwable> failures = new TreeMap<>();

    private long nanos;

    Runner() {
        this(Flaw.NONE);
    }

    Runner(Flaw flaw) {
        total = new Simulation(flaw);
    }

    /** Runs these seeds; fails with the story of the first that fails. */
    void run(long firstSeed, int count) {
        long start = System.nanoTime();
        Seeds seeds = new Seeds(firstSeed, count);
        List<Thread> threads = new ArrayList<>();
        for (int i = Runtime.getRuntime().availableProcessors(); i > 0; i--) {
            threads.add(new Thread(() -> runSome(seeds), "simulation-" + i));
        }
        threads.forEach(Thread::start);
        threads.forEach(Runner::await);
        nanos += System.nanoTime() - start;
        if (!failures.isEmpty()) {
            long seed = failures.firstKey();
            throw new AssertionError(new Story(total, seed).text(), failures.get(seed));
        }
    }

    /** Each thread has worlds and counts of its own. */
    private void runSome(Seeds seeds) {
        Simulation own = new Simulation(total.flaw());
        for (long seed = seeds.next(); seed < seeds.end && !hasFailed(); seed = seeds.next()) {
            try {
                own.run(seed);
            } catch (RuntimeException | Error failure) {
                fail(seed, failure);
            }
        }
        add(own);
    }

    private static final class Seeds {

        private final AtomicLong next;

        private final long end;

        Seeds(long first, int count) {
            next = new AtomicLong(first);
            end = first + count;
        }

        long next() {
            return next.getAndIncrement();
        }
    }

    private synchronized boolean hasFailed() {
        return !failures.isEmpty();
    }

    private synchronized void fail(long seed, Throwable failure) {
        failures.put(seed, failure);
    }

    private synchronized void add(Simulation other) {
        total.add(other);
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while schedules ran", interrupted);
        }
    }

    /** How much was run, and what the messages and the processes met. */
    String report() {
        return String.format(
                "%d schedules in %.1f s%n%s%n%n%s%n%n%s",
                total.schedules(), nanos / 1e9, total.census(), total.faults(), total.processFaults());
    }

    /** What was met too seldom to say that it was tried, one line each. */
    List<String> gaps() {
        return new Coverage(total.faults(), total.processFaults()).gaps();
    }
}
