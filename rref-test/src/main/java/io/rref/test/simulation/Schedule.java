package io.rref.test.simulation;

import java.time.Duration;
import java.util.List;

/**
 * One random program of a world, and the misfortunes of its processes. Then the weather clears up, all is closed, and the world must
 * converge.
 */
final class Schedule {

    private static final int FEWEST_STEPS = 60;

    private static final int MOST_STEPS = 90;

    /** Each at another worker than the one before. */
    private static final int FIRST_OBJECTS = 4;

    private static final Duration UNTIL_MISFORTUNE = Duration.ofMillis(20);

    private final World world;

    private final Chance chance;

    private final DrawnWeather weather;

    private final Misfortunes misfortunes;

    private final Publishers publishers = new Publishers();

    Schedule(World world, DrawnWeather weather) {
        this.world = world;
        this.chance = world.chance().branch("schedule");
        this.weather = weather;
        this.misfortunes = new Misfortunes(world);
    }

    void run() {
        startProcesses();
        int steps = FEWEST_STEPS + chance.below(MOST_STEPS - FEWEST_STEPS + 1);
        for (int step = 0; step < steps; step++) {
            if (world.selection().takes(Part.Sort.STEP, step)) {
                take(step);
            }
            drawMisfortune(step);
            world.letPass(drawInterval());
        }
        new Convergence(world, weather, publishers).await();
    }

    /** At least two owners and four holders, since workers hold handles too. */
    private void startProcesses() {
        int workers = 2 + chance.below(2);
        for (int i = 1; i <= workers; i++) {
            SimulatedProcess worker = world.startWorker("worker-" + i);
            if (chance.occurs(0.3)) {
                worker.ownerSide().declare("name-0", Program.CONTRACT);
            }
        }
        for (int i = 2 + chance.below(2); i > 0; i--) {
            world.startHolder("app-" + i);
        }
    }

    private void take(int number) {
        Chance own = chance.branch(number);
        List<SimulatedProcess> running = world.running();
        if (running.isEmpty()) {
            return;
        }
        SimulatedProcess process =
                own.favourite(running, candidate -> candidate.id().name().hashCode());
        Step step = new Step(world, process, own, publishers);
        if (number < FIRST_OBJECTS) {
            List<String> workers = world.workerNames();
            step.create(workers.get(number % workers.size()));
        } else {
            step.take();
        }
    }

    /** Soon after the step: what it has sent is still under way. */
    private void drawMisfortune(int step) {
        Chance own = chance.branch("misfortune").branch(step);
        if (!misfortunes.strike(own) || !world.selection().takes(Part.Sort.MISFORTUNE, step)) {
            return;
        }
        world.agenda().after(own.between(Duration.ZERO, UNTIL_MISFORTUNE), () -> misfortunes.happen(own));
    }

    private Duration drawInterval() {
        int kind = chance.below(20);
        if (kind < 13) {
            return chance.between(Duration.ZERO, Duration.ofMillis(50));
        }
        return kind < 19
                ? chance.between(Duration.ofMillis(50), Duration.ofSeconds(3))
                : chance.between(Duration.ofSeconds(3), Duration.ofSeconds(45));
    }
}
