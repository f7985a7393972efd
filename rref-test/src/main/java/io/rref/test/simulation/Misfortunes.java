package io.rref.test.simulation;

import java.time.Duration;
import java.util.List;

/** What happens to processes: they crash and come up again, here or elsewhere, are paused, or leave. */
final class Misfortunes {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    private static final Duration LONGEST_DOWN = Duration.ofSeconds(40);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(80);

    private static final Duration LONGEST_UNTIL_LISTED = Duration.ofSeconds(15);

    private final World world;

    Misfortunes(World world) {
        this.world = world;
    }

    /** Whether one is due. */
    boolean strike(Chance chance) {
        return chance.occurs(2 * world.climate().crash() + world.climate().pause());
    }

    /** To one process that lives. */
    void happen(Chance chance) {
        List<SimulatedProcess> living = world.living();
        if (living.isEmpty() || world.isClosing()) {
            return;
        }
        SimulatedProcess unlucky =
                chance.favourite(living, process -> process.id().name().hashCode());
        double rate =
                chance.rateUpTo(2 * world.climate().crash() + world.climate().pause());
        if (rate < world.climate().pause()) {
            pause(unlucky, chance.between(SHORTEST, LONGEST_PAUSE));
        } else if (!unlucky.isWorker() && unlucky.isRunning() && chance.occurs(0.5)) {
            leave(unlucky);
        } else {
            crash(unlucky, chance);
        }
    }

    private void crash(SimulatedProcess process, Chance chance) {
        world.trace().tell(() -> "CRASH of " + process);
        world.network().count(ProcessFault.CRASH, process);
        world.crash(process);
        world.agenda().after(chance.between(SHORTEST, LONGEST_DOWN), () -> restart(process, chance));
    }

    private void restart(SimulatedProcess before, Chance chance) {
        String name = before.id().name();
        SimulatedProcess process = before.isWorker() ? startWorkerSomewhere(name, chance) : world.startHolder(name);
        world.trace().tell(() -> "RESTART of " + before + " as " + process);
        world.network().count(ProcessFault.RESTART, process);
    }

    /** Where it was, where another worker was, or at an address that is new; the directory tells of it sooner or later. */
    private SimulatedProcess startWorkerSomewhere(String name, Chance chance) {
        List<String> free = world.addresses().free();
        boolean reused = !free.isEmpty() && chance.occurs(0.7);
        String address =
                reused ? chance.oneOf(free) : name + "-at-" + world.agenda().now();
        SimulatedProcess worker = world.startWorker(name, address);
        world.trace().tell(() -> worker + "   listens at " + address);
        world.agenda().after(chance.between(Duration.ZERO, LONGEST_UNTIL_LISTED), () -> list(worker, address, chance));
        return worker;
    }

    private void list(SimulatedProcess worker, String address, Chance chance) {
        world.addresses().list(worker, address);
        for (SimulatedProcess process : world.living()) {
            if (chance.occurs(0.7)) {
                process.holderSide().workerMoved(worker.id().name());
            }
        }
    }

    private void leave(SimulatedProcess process) {
        world.trace().tell(() -> "GOODBYE of " + process);
        world.network().count(ProcessFault.GOODBYE, process);
        process.holderSide().leave();
    }

    private void pause(SimulatedProcess process, Duration duration) {
        if (!process.isRunning()) {
            return;
        }
        world.trace().tell(() -> "PAUSE of " + process);
        world.network().count(ProcessFault.pauseOf(duration, world.terms()), process);
        process.pause();
        world.agenda().after(duration, () -> {
            world.trace().tell(() -> "RESUME of " + process);
            process.resume();
        });
    }
}
