package io.rref.protocol;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** Key of the member that says for how many milliseconds it had been so when it was said. */
    public static final String SINCE_MS = "sinceMs";

    /** In the order of their keys, which is the same in every process: traces of two runs can be compared. */
    public Problem {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    public Problem(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** What whoever answers in another's place says of itself. */
    public static Problem wrongTarget(String detail, HolderId answering) {
        return new Problem(
                ProblemType.WRONG_TARGET,
                detail,
                Map.of(
                        ACTUAL_WORKER,
                        answering.name(),
                        ACTUAL_INCARNATION,
                        answering.incarnation().value()));
    }

    /** The same problem, with how long it has been so. */
    public Problem lasting(Duration since) {
        Map<String, String> more = new HashMap<>(members);
        more.put(SINCE_MS, Long.toString(since.toMillis()));
        return new Problem(type, detail, more);
    }

    /** How long it had been so; empty if whoever said it did not know, or said nothing that can be read. */
    public Optional<Duration> lasted() {
        try {
            return Optional.ofNullable(members.get(SINCE_MS)).map(Long::valueOf).map(Duration::ofMillis);
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
