package io.rref.test.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One random program of a world: some dozens of steps, then everything closes and must converge. */
final class Schedule {

    private static final int FEWEST_STEPS = 40;

    private static final int MOST_STEPS = 80;

    private static final int MOST_CALLS_IN_A_ROW = 4;

    private static final Duration LONGEST_CONVERGENCE = Duration.ofSeconds(400);

    private static final Duration SLICE = Duration.ofSeconds(2);

    private final World world;

    private final Chance chance;

    private final Program program;

    private final DrawnWeather weather;

    private final Map<String, SimulatedProcess> publishers = new HashMap<>();

    Schedule(World world, DrawnWeather weather) {
        this.world = world;
        this.chance = world.chance();
        this.program = world.program();
        this.weather = weather;
    }

    void run() {
        startProcesses();
        int steps = FEWEST_STEPS + chance.below(MOST_STEPS - FEWEST_STEPS + 1);
        for (int step = 0; step < steps; step++) {
            misfortune();
            List<SimulatedProcess> running =
                    world.living().stream().filter(SimulatedProcess::isRunning).toList();
            if (!running.isEmpty()) {
                step(chance.oneOf(running));
            }
            world.letPass(drawInterval());
        }
        converge();
    }

    private void startProcesses() {
        int workers = 2 + chance.below(2);
        for (int i = 1; i <= workers; i++) {
            SimulatedProcess worker = world.startWorker("worker-" + i);
            if (chance.occurs(0.3)) {
                worker.ownerSide().declare("name-0", Program.CONTRACT);
            }
        }
        for (int i = chance.below(3) + 1; i > 0; i--) {
            world.startHolder("app-" + i);
        }
    }

    private void misfortune() {
        List<SimulatedProcess> living = world.living();
        if (living.isEmpty()) {
            return;
        }
        if (chance.occurs(world.climate().crash())) {
            crash(chance.oneOf(living));
        } else if (chance.occurs(world.climate().crash())) {
            leave(chance.oneOf(living));
        } else if (chance.occurs(world.climate().pause())) {
            pause(chance.oneOf(living));
        }
    }

    private void crash(SimulatedProcess process) {
        String name = process.id().name();
        world.crash(process);
        Duration until = chance.between(Duration.ofMillis(10), Duration.ofSeconds(40));
        world.agenda().after(until, () -> {
            if (process.isWorker()) {
                world.startWorker(name);
            } else {
                world.startHolder(name);
            }
        });
    }

    private void leave(SimulatedProcess process) {
        if (process.isRunning() && !process.isWorker()) {
            world.trace().say(() -> "GOODBYE of " + process);
            process.holderSide().leave();
        }
    }

    private void pause(SimulatedProcess process) {
        if (process.isRunning()) {
            world.trace().say(() -> "PAUSE of " + process);
            world.census().count("process paused");
            process.pause();
            Duration until = chance.between(Duration.ofMillis(10), Duration.ofSeconds(70));
            world.agenda().after(until, () -> {
                world.trace().say(() -> "RESUME of " + process);
                process.resume();
            });
        }
    }

    private void step(SimulatedProcess process) {
        switch (chance.below(20)) {
            case 0, 1, 2, 3 -> create(process);
            case 4, 5 -> program.anyHandleOf(process).ifPresent(handle -> call(process, handle));
            case 6 -> program.anyHandleOf(process).ifPresent(handle -> callSeveralTimes(process, handle));
            case 7 -> program.anyHandleOf(process).ifPresent(handle -> callRemote(process, handle));
            case 8, 9, 10 -> callFunction(process);
            case 11 -> program.anyHandleOf(process).ifPresent(handle -> program.fetch(process, handle));
            case 12 -> program.anyHandleOf(process).ifPresent(handle -> program.ask(process, handle));
            case 13 -> program.anyHandleOf(process).ifPresent(process.holderSide()::keep);
            case 14, 15, 16 -> program.anyHandleOf(process).ifPresent(process.holderSide()::close);
            case 17 -> useName(process);
            case 18 -> cancel(process);
            default -> useAfterClose(process);
        }
    }

    private void create(SimulatedProcess process) {
        if (process.isWorker() && chance.occurs(0.3)) {
            program.share(process);
            return;
        }
        program.create(process, anyWorker(), UserCode.drawnFrom(chance), program.anyArguments(process));
    }

    private void call(SimulatedProcess process, HeldHandle handle) {
        program.call(process, handle, UserCode.drawnFrom(chance), program.anyArguments(process));
    }

    private void callSeveralTimes(SimulatedProcess process, HeldHandle handle) {
        for (int i = 2 + chance.below(MOST_CALLS_IN_A_ROW - 1); i > 0; i--) {
            if (chance.occurs(0.2)) {
                callRemote(process, handle);
            } else {
                call(process, handle);
            }
        }
    }

    private void callRemote(SimulatedProcess process, HeldHandle handle) {
        UserCode code = chance.occurs(0.1) ? UserCode.endless(chance) : UserCode.drawnFrom(chance);
        program.callRemote(process, handle, code, program.anyArguments(process));
    }

    private void callFunction(SimulatedProcess process) {
        program.callFunction(
                process, anyWorker(), UserCode.drawnFrom(chance), program.anyArguments(process), chance.occurs(0.25));
    }

    private void useName(SimulatedProcess process) {
        String name = "name-" + chance.below(2);
        String worker = anyWorker();
        switch (chance.below(4)) {
            case 0, 1 -> {
                publishers.putIfAbsent(worker + "/" + name, process);
                program.publish(process, worker, name, UserCode.drawnFrom(chance), program.anyArguments(process));
            }
            case 2 -> program.find(process, worker, name);
            default -> program.unname(process, worker, name);
        }
    }

    private void cancel(SimulatedProcess process) {
        List<Operation> open = process.holderSide().openOperations();
        if (!open.isEmpty()) {
            process.holderSide().cancel(chance.oneOf(open));
        }
    }

    private void useAfterClose(SimulatedProcess process) {
        Optional<HeldHandle> handle = program.anyHandleOf(process);
        handle.ifPresent(closed -> {
            process.holderSide().close(closed);
            call(process, closed);
        });
    }

    private String anyWorker() {
        return chance.oneOf(world.workerNames());
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

    /** No more faults; all programs close all they have; within lease, scan and deadlines everything must be gone. */
    private void converge() {
        world.trace().say(() -> "THE WEATHER CLEARS UP");
        weather.clearUp();
        world.living().forEach(SimulatedProcess::resume);
        publishers.forEach((path, process) -> {
            if (process.isRunning()) {
                String[] parts = path.split("/");
                program.unname(process, parts[0], parts[1]);
            }
        });
        world.closeEverything();
        long end = world.agenda().now() + LONGEST_CONVERGENCE.toNanos();
        do {
            world.letPass(SLICE);
        } while (!Leftovers.areNoneIn(world) && world.agenda().now() < end);
        List<String> left = Leftovers.in(world);
        if (!left.isEmpty()) {
            throw new Violation("promise 3, no leak", String.join("; ", left));
        }
    }
}
