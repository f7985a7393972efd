package io.rref.test.simulation;

import java.time.Duration;
import java.util.List;

/** No more faults; all programs close all that they have; within lease, scan and deadlines everything must be gone. */
final class Convergence {

    private static final Duration LONGEST = Duration.ofSeconds(400);

    private static final Duration SLICE = Duration.ofSeconds(2);

    private final World world;

    private final DrawnWeather weather;

    private final Publishers publishers;

    Convergence(World world, DrawnWeather weather, Publishers publishers) {
        this.world = world;
        this.weather = weather;
        this.publishers = publishers;
    }

    void await() {
        world.trace().tell(() -> "THE WEATHER CLEARS UP, AND ALL IS CLOSED");
        weather.clearUp();
        world.living().forEach(SimulatedProcess::resume);
        publishers.unnameAll(world.programOf(world.chance().branch("convergence")));
        world.closeEverything();
        if (!comesToNothing()) {
            endWhatKeepsItselfGoing();
            comesToNothing();
        }
        List<String> left = Leftovers.in(world);
        if (!left.isEmpty()) {
            throw new Violation("promise 3, no leak", String.join("; ", left));
        }
    }

    private boolean comesToNothing() {
        long end = world.agenda().now() + LONGEST.toNanos();
        do {
            world.letPass(SLICE);
        } while (!Leftovers.areNoneIn(world) && world.agenda().now() < end);
        return Leftovers.areNoneIn(world);
    }

    /**
     * User code that ends only when it is stopped holds its object; if that has a handle to what the code makes, nobody stops it. Such a
     * circle is outside promise 3. What goes on though nobody holds what it makes has been found long before.
     */
    private void endWhatKeepsItselfGoing() {
        for (SimulatedProcess process : world.living()) {
            if (process.isWorker()) {
                process.ownerSide().running().stream()
                        .filter(run -> run.code().isEndless())
                        .forEach(WorkRun::endByItself);
            }
        }
    }
}
