package io.rref.test.simulation;

import io.rref.holder.Outcome;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Promises 6 and 7: every operation ends by its deadline, and its outcome says what is certain. */
final class OutcomeChecker implements Checker {

    /** Claims on an answer have a short deadline of their own; timers may be late. */
    private static final Duration SLACK = Duration.ofSeconds(6);

    private static final String HONESTY = "promise 7, say what you know";

    private final World world;

    private final Set<Long> ran = new HashSet<>();

    private final Map<Long, Operation> neverToRun = new HashMap<>();

    OutcomeChecker(World world) {
        this.world = world;
    }

    @Override
    public void operationStarted(Operation operation) {
        long deadline = operation.process().whenItShows(operation.errand().deadline());
        world.agenda().at(deadline + SLACK.toNanos(), () -> checkEnded(operation));
    }

    /** A paused process has its time when it comes back, and one whose clock stood still has more of it. */
    private void checkEnded(Operation operation) {
        SimulatedProcess process = operation.process();
        if (!operation.isOpen() || !process.isAlive()) {
            return;
        }
        boolean late = process.now().hasReached(operation.errand().deadline().plus(SLACK));
        if (!process.isRunning() || !late || process.hasJustResumed(SLACK)) {
            world.agenda().after(SLACK, () -> checkEnded(operation));
        } else {
            throw new Violation("promise 6, nothing waits for ever", operation + " is still open after its deadline");
        }
    }

    @Override
    public void userCodeStarted(SimulatedProcess worker, WorkRun run) {
        ran.add(run.code().id());
        Operation told = neverToRun.get(run.code().id());
        if (told != null) {
            throw new Violation(HONESTY, told + " was told " + told.outcome() + ", and now it runs as " + run);
        }
    }

    @Override
    public void operationEnded(Operation operation, Outcome outcome) {
        UserCode code = operation.errand().code();
        if (code == null) {
            return;
        }
        boolean hasRun = ran.contains(code.id());
        if (outcome instanceof Outcome.NotExecuted || outcome instanceof Outcome.Gone) {
            neverToRun.put(code.id(), operation);
            expect(!hasRun, operation, outcome);
        }
        if (outcome instanceof Outcome.Failed failed) {
            expect(hasRun || !failed.failure().message().equals(Long.toString(code.id())), operation, outcome);
        }
        if (outcome instanceof Outcome.Answered answered && !mayWait(operation, answered.reply())) {
            expect(hasRun, operation, outcome);
        }
    }

    /** What an answer says nothing of: arguments of a bound name, and a remote-mode call whose object is not ready. */
    private static boolean mayWait(Operation operation, Reply reply) {
        return reply instanceof Reply.Listed listed
                && (listed.argumentsIgnored()
                        || operation.kind().equals("Call") && listed.stage() != CreationStage.READY);
    }

    private static void expect(boolean honest, Operation operation, Outcome outcome) {
        if (!honest) {
            throw new Violation(HONESTY, operation + " was told " + outcome + ", which is not so");
        }
    }
}
