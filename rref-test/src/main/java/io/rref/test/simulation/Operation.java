package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import io.rref.protocol.MonotonicTime;
import org.jspecify.annotations.Nullable;

/** One use of a handle or worker by the program or by user code. */
final class Operation {

    private final OperationId id;

    private final SimulatedProcess process;

    private final String kind;

    private final Errand errand;

    private final boolean carries;

    private boolean begun;

    private @Nullable Outcome outcome;

    /**
     * What it is for.
     *
     * @param code what runs at the owner; null if no user code does
     * @param under the fork that it acts under; null if none
     * @param on the object behind that fork, as far as it was known when this was asked for; null if none
     * @param makes the handle that it makes; null if none
     * @param deadline on the clock of its process
     */
    record Errand(
            @Nullable UserCode code,
            @Nullable ForkId under,
            @Nullable RRefId on,
            @Nullable HeldHandle makes,
            MonotonicTime deadline) {}

    Operation(OperationId id, SimulatedProcess process, String kind, Errand errand, boolean carries) {
        this.id = id;
        this.process = process;
        this.kind = kind;
        this.errand = errand;
        this.carries = carries;
    }

    OperationId id() {
        return id;
    }

    SimulatedProcess process() {
        return process;
    }

    String kind() {
        return kind;
    }

    Errand errand() {
        return errand;
    }

    /** Whether it carries handles, whose loss ends it as well. */
    boolean carries() {
        return carries;
    }

    /** Whether the machine has heard of it. Until then the gate of the shell holds up the word of a loss, which the simulation has not. */
    boolean hasBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** What it came to; null while it is open. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    boolean isOpen() {
        return outcome == null;
    }

    void end(Outcome with) {
        if (outcome != null) {
            throw new Violation(
                    "every operation ends once", this + " ended with " + outcome + " and again with " + with);
        }
        outcome = with;
    }

    /** For the brief trace. */
    String inBrief() {
        return kind + " (operation " + id.value() + ")";
    }

    @Override
    public String toString() {
        return kind + " operation " + id.value() + " of " + process;
    }
}
