package io.rref.worker;

import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests that this worker has answered with a refusal, by the problem; a repeat counts again. Thread-safe. */
public final class Refusals {

    private final Map<ProblemType, LongAdder> counts = new EnumMap<>(ProblemType.class);

    /** With nothing counted. */
    public Refusals() {
        for (ProblemType type : ProblemType.values()) {
            counts.put(type, new LongAdder());
        }
    }

    /** One more. For refusals that the owner's machine does not see. */
    public void count(ProblemType type) {
        counter(type).increment();
    }

    void count(Reply reply) {
        if (reply instanceof Reply.Refused refused) {
            count(refused.problem().type());
        }
    }

    /** How many since this worker started. */
    public long of(ProblemType type) {
        return counter(type).sum();
    }

    private LongAdder counter(ProblemType type) {
        return Objects.requireNonNull(counts.get(type), "every type is counted");
    }
}
