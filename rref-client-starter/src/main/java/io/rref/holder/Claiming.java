package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.protocol.Action;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the handles that came with a request or an answer, or declines them: each at its owner, all at once. */
final class Claiming {

    private final Moment moment;

    private final HandleTable table;

    private final HandleLife handles;

    private final Operations operations;

    Claiming(Moment moment, HandleTable table, HandleLife handles, Operations operations) {
        this.moment = moment;
        this.table = table;
        this.handles = handles;
        this.operations = operations;
    }

    /** Starts the claims of a group. It may have ended before this returns. */
    void claim(ClaimGroup group, MonotonicTime deadline) {
        if (group.handles().isEmpty()) {
            group.tell();
        }
        for (WireHandle wire : group.handles()) {
            operations.start(Operation.of(
                    new Request.Act(new Action.Claim(wire.rref(), wire.fork())),
                    new Target(wire.owner(), wire.incarnation()),
                    deadline,
                    (operation, outcome) -> ended(group, wire, operation, outcome)));
        }
    }

    /** Lets handles go that nobody waits for any more; those whose owner cannot be reached are left to their sponsor. */
    void decline(List<WireHandle> declined, Runnable done) {
        Set<ForkId> open = new HashSet<>();
        declined.forEach(wire -> open.add(wire.fork()));
        for (WireHandle wire : declined) {
            operations.start(Operation.of(
                    new Request.Act(new Action.Release(wire.rref(), wire.fork())),
                    new Target(wire.owner(), wire.incarnation()),
                    moment.now().plus(Pacing.ANSWER_CLAIMS),
                    (operation, outcome) -> {
                        open.remove(wire.fork());
                        if (open.isEmpty()) {
                            done.run();
                        }
                    }));
        }
    }

    /** Closes a handle that was claimed for nobody. */
    void close(ForkId fork) {
        handles.close(fork);
    }

    private void ended(ClaimGroup group, WireHandle wire, Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Answered) {
            handles.claimed(wire, operation.link());
        } else {
            group.refused(wire.fork(), outcome);
        }
        if (group.ended()) {
            refuseLost(group);
            group.tell();
        }
    }

    /** A handle may have been claimed and lost again while others were still being claimed. */
    private void refuseLost(ClaimGroup group) {
        for (WireHandle wire : group.handles()) {
            HandleRecord record = table.get(wire.fork());
            LossReason reason = record == null ? null : record.lost();
            if (reason != null) {
                group.refused(wire.fork(), new Outcome.Gone(reason, "lost again while others were claimed"));
                handles.close(wire.fork());
            }
        }
    }
}
