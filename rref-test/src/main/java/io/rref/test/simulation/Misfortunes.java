package io.rref.test.simulation;

import io.rref.holder.HolderEvent.ClockMeanwhile;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happens to processes: they crash and come up again, here or elsewhere, are paused, leave, or stop in order. */
final class Misfortunes {

    private static final Duration SHORTEST = Duration.ofMillis(10);

    private static final Duration LONGEST_DOWN = Duration.ofSeconds(40);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(80);

    private static final Duration LONGEST_UNTIL_LISTED = Duration.ofSeconds(15);

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(20);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final Duration LONGEST_UNTIL_NEXT = Duration.ofMillis(15);

    private final World world;

    private final Set<SimulatedProcess> stopping = new HashSet<>();

    Misfortunes(World world) {
        this.world = world;
    }

    /** Whether one is due. */
    boolean strike(Chance chance) {
        return chance.occurs(2 * world.climate().crash() + world.climate().pause());
    }

    /** To one process that lives; mostly to one that has a message under way. */
    void happen(Chance chance) {
        List<SimulatedProcess> busy = world.network().busy();
        List<SimulatedProcess> candidates = busy.isEmpty() || chance.occurs(0.3) ? world.living() : busy;
        if (candidates.isEmpty() || world.isClosing()) {
            return;
        }
        SimulatedProcess unlucky =
                chance.favourite(candidates, process -> process.id().name().hashCode());
        double rate =
                chance.rateUpTo(2 * world.climate().crash() + world.climate().pause());
        if (rate < world.climate().pause()) {
            pause(unlucky, chance);
        } else if (unlucky.isRunning() && chance.occurs(0.5)) {
            end(unlucky, chance);
        } else {
            crash(unlucky, chance);
        }
    }

    private void crash(SimulatedProcess process, Chance chance) {
        world.trace().tell(() -> "CRASH of " + process);
        world.network().count(ProcessFault.CRASH, process);
        world.crash(process);
        if (!stopping.contains(process)) {
            restartLater(process, chance);
        }
    }

    private void restartLater(SimulatedProcess process, Chance chance) {
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

    private void end(SimulatedProcess process, Chance chance) {
        if (!process.isWorker()) {
            leave(process, chance);
        } else if (stopping.add(process)) {
            drain(process, chance);
        }
    }

    private void drain(SimulatedProcess worker, Chance chance) {
        world.trace().tell(() -> "DRAIN of " + worker);
        world.network().count(ProcessFault.DRAIN, worker);
        worker.ownerSide().drain(chance.between(Duration.ZERO, LONGEST_DRAIN));
        restartOnceEnded(worker, chance);
    }

    private void restartOnceEnded(SimulatedProcess worker, Chance chance) {
        if (worker.isAlive()) {
            world.agenda().after(BETWEEN_LOOKS, () -> restartOnceEnded(worker, chance));
        } else {
            restartLater(worker, chance);
        }
    }

    /** Hardly anything else is under way for as short a time as a goodbye, so the next misfortune may follow at once. */
    private void leave(SimulatedProcess process, Chance chance) {
        world.trace().tell(() -> "GOODBYE of " + process);
        world.network().count(ProcessFault.GOODBYE, process);
        process.holderSide().leave();
        if (chance.occurs(0.5)) {
            world.agenda().after(chance.between(Duration.ZERO, LONGEST_UNTIL_NEXT), () -> happen(chance));
        }
    }

    private void pause(SimulatedProcess process, Chance chance) {
        if (!process.isRunning()) {
            return;
        }
        Duration duration = chance.between(SHORTEST, LONGEST_PAUSE);
        boolean sleeps = chance.occurs(0.25);
        ProcessFault fault = sleeps ? ProcessFault.SLEEP : ProcessFault.pauseOf(duration, world.terms());
        world.trace().tell(() -> fault + " of " + process);
        world.network().count(fault, process);
        process.pause(sleeps ? ClockMeanwhile.STOOD_STILL : ClockMeanwhile.WENT_ON);
        world.agenda().after(duration, () -> {
            world.trace().tell(() -> "RESUME of " + process);
            process.resume();
        });
    }
}
