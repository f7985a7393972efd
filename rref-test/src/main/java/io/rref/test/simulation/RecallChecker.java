package io.rref.test.simulation;

import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.util.HashMap;
import java.util.Map;

/** Who asks again gets the same answer; who looks a name up gets what it stands for. */
final class RecallChecker implements Checker {

    private static final String PROMISE = "promise 7, say what you know";

    private final World world;

    private final Map<Numbered, Reply> answers = new HashMap<>();

    private record Numbered(LeaseToken lease, RequestNumber number) {}

    RecallChecker(World world) {
        this.world = world;
    }

    @Override
    public void answered(SimulatedProcess worker, SimulatedProcess receiver, Message message, Reply reply) {
        if (message instanceof Message.Numbered numbered && !(reply instanceof Reply.Refused)) {
            checkSame(new Numbered(numbered.lease(), numbered.number()), reply, message);
        }
        if (message instanceof Message.Recall recall) {
            world.census().count("recalled " + reply.getClass().getSimpleName());
            checkRecalled(new Numbered(recall.lease(), recall.number()), reply, message);
        }
        if (message instanceof Message.Look look && reply instanceof Reply.NameBound bound) {
            checkBound(worker, look, bound);
        }
    }

    private void checkRecalled(Numbered number, Reply reply, Message message) {
        if (!(reply instanceof Reply.Refused refused)) {
            checkSame(number, reply, message);
        } else if (refused.problem().type() == ProblemType.UNKNOWN_NUMBER && answers.containsKey(number)) {
            throw new Violation(PROMISE, message + " was answered " + answers.get(number) + ", and now is unknown");
        }
    }

    private void checkSame(Numbered number, Reply reply, Message message) {
        Reply before = answers.putIfAbsent(number, reply);
        if (before != null && !isSame(before, reply) && !(reply instanceof Reply.AnswerNotKept)) {
            throw new Violation(PROMISE, message + " was answered " + before + " before, and now " + reply);
        }
    }

    /** A creation has come further, perhaps. */
    private static boolean isSame(Reply before, Reply reply) {
        return before.equals(reply)
                || before instanceof Reply.Listed then
                        && reply instanceof Reply.Listed now
                        && then.rref().equals(now.rref());
    }

    private static void checkBound(SimulatedProcess worker, Message.Look look, Reply.NameBound bound) {
        boolean named = worker.ownerSide().snapshot().entries().stream()
                .filter(entry -> entry.rref().equals(bound.rref()))
                .map(OwnerSnapshot.Entry::names)
                .anyMatch(names -> names.contains(look.name()));
        if (!named) {
            throw new Violation(PROMISE, worker + " says that " + look.name() + " is " + bound + ", which it is not");
        }
    }
}
