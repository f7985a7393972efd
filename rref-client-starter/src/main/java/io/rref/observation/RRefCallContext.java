package io.rref.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallOutcome;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of this process. Its carrier are the call's attributes: what a tracer writes into it travels with the call. */
public final class RRefCallContext extends SenderContext<Map<String, String>> {

    private final CallFacts facts;

    private volatile @Nullable CallOutcome outcome;

    RRefCallContext(CallFacts facts, Map<String, String> attributes) {
        super((carrier, key, value) -> Objects.requireNonNull(carrier).put(key, value), Kind.CLIENT);
        this.facts = facts;
        setCarrier(attributes);
        setRemoteServiceName(facts.worker());
    }

    /** What is called, and how. */
    public CallFacts facts() {
        return facts;
    }

    /** How it has ended; null until it has. */
    public @Nullable CallOutcome outcome() {
        return outcome;
    }

    void end(CallOutcome end) {
        outcome = end;
    }
}
