package io.rref.protocol;

import java.util.Map;

/**
 * Why a request was refused.
 *
 * @param type what kind of problem; stable
 * @param detail for people: the value given, the value expected, what to change
 * @param members further facts for programs, such as the reason of a gone reference
 */
public record Problem(ProblemType type, String detail, Map<String, String> members) {

    /** Key of the member that holds a {@link io.rref.LossReason}. */
    public static final String REASON = "reason";

    /** Keys of the members by which a wrong target says who it is. */
    public static final String ACTUAL_WORKER = "actualWorker";

    public static final String ACTUAL_INCARNATION = "actualIncarnation";

    public Problem {
        members = Map.copyOf(members);
    }

    public Problem(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }
}
