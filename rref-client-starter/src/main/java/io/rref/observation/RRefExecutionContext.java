package io.rref.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallOutcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call that this worker runs. Its carrier are the attributes that came with the call. */
public final class RRefExecutionContext extends ReceiverContext<Map<String, String>> {

    private final CallFacts facts;

    private volatile @Nullable CallOutcome outcome;

    RRefExecutionContext(CallFacts facts, Map<String, String> attributes) {
        super(Map::get, Kind.SERVER);
        this.facts = facts;
        setCarrier(attributes);
        setRemoteServiceName(facts.caller());
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
