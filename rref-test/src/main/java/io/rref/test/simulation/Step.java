package io.rref.test.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One step of a random program: one process does one thing, or the same thing several times. */
final class Step {

    private static final int MOST_CALLS_IN_A_ROW = 4;

    private static final int NAMES = 2;

    private final World world;

    private final SimulatedProcess process;

    private final Chance chance;

    private final Program program;

    private final Publishers publishers;

    Step(World world, SimulatedProcess process, Chance chance, Publishers publishers) {
        this.world = world;
        this.process = process;
        this.chance = chance;
        this.program = world.programOf(chance);
        this.publishers = publishers;
    }

    void take() {
        switch (chance.below(25)) {
            case 0, 1, 2, 3 -> createOrShare();
            case 4, 5 -> withAnyHandle(this::call);
            case 6 -> withAnyHandle(this::callSeveralTimes);
            case 7 -> withAnyHandle(this::callRemote);
            case 8, 9, 10 -> callFunction();
            case 11 -> withAnyHandle(handle -> program.fetch(process, handle));
            case 12, 13 -> withAnyHandle(handle -> program.ask(process, handle));
            case 14 -> withAnyHandle(process.holderSide()::keep);
            case 15, 16, 17 -> withAnyHandle(process.holderSide()::close);
            case 18, 19 -> useName();
            case 20 -> cancel();
            case 21 -> useAfterClose();
            case 22 -> withAnyHandle(this::revoke);
            case 23 -> world.onlooker().recall(process, chance);
            default -> lookAround();
        }
    }

    private void withAnyHandle(Consumer<HeldHandle> use) {
        program.anyHandleOf(process).ifPresent(use);
    }

    private void createOrShare() {
        if (process.isWorker() && chance.occurs(0.3)) {
            program.share(process);
        } else {
            create(anyWorker());
        }
    }

    void create(String worker) {
        program.create(process, worker, program.anyCode(), program.anyArguments(process));
    }

    private void call(HeldHandle handle) {
        program.call(process, handle, program.anyCode(), program.anyArguments(process));
    }

    /** An operator, at the worker itself, ends what this process happens to hold. */
    private void revoke(HeldHandle handle) {
        SimulatedProcess owner = world.livingNamed(handle.wire().owner());
        if (owner != null && chance.occurs(0.5)) {
            world.trace().tell(() -> "REVOCATION of " + handle);
            owner.ownerSide().revoke(handle.wire().rref());
        }
    }

    private void callSeveralTimes(HeldHandle handle) {
        for (int i = 2 + chance.below(MOST_CALLS_IN_A_ROW - 1); i > 0; i--) {
            if (chance.occurs(0.2)) {
                callRemote(handle);
            } else {
                call(handle);
            }
        }
    }

    private void callRemote(HeldHandle handle) {
        UserCode code = chance.occurs(0.1) ? UserCode.endless(chance) : program.anyCode();
        program.callRemote(process, handle, code, program.anyArguments(process));
    }

    private void callFunction() {
        program.callFunction(
                process, anyWorker(), program.anyCode(), program.anyArguments(process), chance.occurs(0.25));
    }

    private void useName() {
        String name = anyName();
        String worker = anyWorker();
        switch (chance.below(4)) {
            case 0, 1 -> {
                publishers.publishes(process, worker, name);
                program.publish(process, worker, name, program.anyCode(), program.anyArguments(process));
            }
            case 2 -> program.find(process, worker, name);
            default -> program.unname(process, worker, name);
        }
    }

    private void cancel() {
        List<Operation> open = process.holderSide().openOperations();
        if (!open.isEmpty()) {
            Operation unlucky =
                    chance.favourite(open, operation -> operation.id().value());
            world.trace().tell(() -> process + "   cancels " + unlucky.inBrief());
            process.holderSide().cancel(unlucky);
        }
    }

    private void useAfterClose() {
        Optional<HeldHandle> handle = program.anyHandleOf(process);
        handle.ifPresent(closed -> {
            process.holderSide().close(closed);
            call(closed);
        });
    }

    private void lookAround() {
        if (chance.occurs(0.7)) {
            world.onlooker().look(process, anyName(), chance);
        } else {
            process.holderSide().workerMoved(anyWorker());
        }
    }

    private String anyName() {
        return "name-" + chance.below(NAMES);
    }

    private String anyWorker() {
        return chance.oneOf(world.workerNames());
    }
}
