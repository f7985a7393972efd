package io.rref.holder;

import io.rref.holder.Operation.Phase;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what an operation was waiting for when it was given up. */
final class Waiting {

    private Waiting() {}

    /** Why it was not executed. A worker that could not be reached is a better reason than time. */
    static Problem problem(Operation operation, ProblemType why) {
        boolean unreachable = why == ProblemType.DEADLINE_PASSED && trouble(operation) != null;
        String text = waiting(operation, why);
        boolean readIsUnderWay =
                operation.request().changesNothing() && !operation.phase().isBeforeSending();
        return new Problem(
                unreachable ? ProblemType.OWNER_UNREACHABLE : why,
                readIsUnderWay ? text + "; a read changes nothing" : text);
    }

    /** Why nobody knows whether it was executed. */
    static String detail(Operation operation, ProblemType why) {
        String text = waiting(operation, why);
        return trouble(operation) == null ? text : ProblemType.OWNER_UNREACHABLE.slug() + ", " + text;
    }

    /** What it waited for, and what went wrong last. */
    private static String waiting(Operation operation, ProblemType why) {
        String trouble = trouble(operation);
        String text = reason(why) + " while waiting for " + awaited(operation);
        return trouble == null ? text : text + "; last: " + trouble;
    }

    private static String reason(ProblemType why) {
        return switch (why) {
            case CANCELLED -> "cancelled";
            case DRAINING -> "the process left";
            default -> "deadline passed";
        };
    }

    private static String awaited(Operation operation) {
        String worker = operation.target().worker();
        return switch (operation.phase()) {
            case REGISTERING -> "the registration of " + operation.carried().size() + " handles for " + worker;
            case WAITING_FOR_LEASE -> "a lease at " + worker;
            case SENT -> "the answer of " + worker;
            default -> operation.phase().awaits();
        };
    }

    /** Of those that it waits for, however many wait for one another, the first trouble that is found; null if there is none. */
    private static @Nullable String trouble(Operation operation) {
        Set<Operation> met = new HashSet<>(Set.of(operation));
        Deque<Operation> next = new ArrayDeque<>(met);
        while (!next.isEmpty()) {
            Operation each = next.remove();
            if (each.phase() == Phase.HELD_BACK) {
                makers(each).filter(met::add).forEach(next::add);
                continue;
            }
            String trouble = ownTrouble(each);
            if (trouble != null) {
                return trouble;
            }
        }
        return null;
    }

    /** What makes the handles that hold it back. */
    private static Stream<Operation> makers(Operation heldBack) {
        return heldBack.held().stream().filter(HandleRecord::isPending).flatMap(HandleRecord::makers);
    }

    private static @Nullable String ownTrouble(Operation operation) {
        String sending = operation.sendings().trouble();
        OwnerLink link = operation.chosenLink();
        if (sending != null || link == null || operation.phase() != Phase.WAITING_FOR_LEASE) {
            return sending;
        }
        return link.trouble();
    }
}
