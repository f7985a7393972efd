package io.rref.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallOutcome;
import io.rref.runtime.CallWatch;
import io.rref.runtime.Watched;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an observation of every call and every run of user code. What a handler throws is logged and harms no call. Thread-safe. */
public final class ObservedCalls implements CallWatch {

    private static final Logger logger = LoggerFactory.getLogger(ObservedCalls.class);

    private static final RRefCallConvention DEFAULT_CALLS = new DefaultRRefCallConvention();

    private static final RRefExecutionConvention DEFAULT_EXECUTIONS = new DefaultRRefExecutionConvention();

    private final ObservationRegistry registry;

    private final @Nullable RRefCallConvention calls;

    private final @Nullable RRefExecutionConvention executions;

    private ObservedCalls(
            ObservationRegistry registry,
            @Nullable RRefCallConvention calls,
            @Nullable RRefExecutionConvention executions) {
        this.registry = registry;
        this.calls = calls;
        this.executions = executions;
    }

    /**
     * Observes by this registry; nothing at all for the one that is no registry.
     *
     * @param calls null for the registry's global convention or, without one, the default one
     * @param executions the same
     */
    public static CallWatch by(
            ObservationRegistry registry,
            @Nullable RRefCallConvention calls,
            @Nullable RRefExecutionConvention executions) {
        return registry == ObservationRegistry.NOOP ? CallWatch.NONE : new ObservedCalls(registry, calls, executions);
    }

    @Override
    public Watched begin(CallFacts facts, Map<String, String> attributes) {
        if (isIdle()) {
            return Watched.NONE;
        }
        boolean here = facts.side() == CallFacts.Side.CLIENT;
        return guarded(() -> here ? call(facts, attributes) : execution(facts, attributes), Watched.NONE);
    }

    @Override
    public boolean isIdle() {
        return registry.isNoop();
    }

    private Watched call(CallFacts facts, Map<String, String> attributes) {
        RRefCallContext context = new RRefCallContext(facts, attributes);
        return started(
                RRefObservationDocumentation.RREF_CALL.observation(calls, DEFAULT_CALLS, () -> context, registry),
                context::end);
    }

    private Watched execution(CallFacts facts, Map<String, String> attributes) {
        RRefExecutionContext context = new RRefExecutionContext(facts, attributes);
        return started(
                RRefObservationDocumentation.RREF_EXECUTION.observation(
                        executions, DEFAULT_EXECUTIONS, () -> context, registry),
                context::end);
    }

    /** One whose start has failed is stopped all the same: some handlers may have begun something. */
    private Watched started(Observation observation, Consumer<CallOutcome> context) {
        if (observation.isNoop()) {
            return Watched.NONE;
        }
        Watched watched = new ObservedCall(registry, observation, context);
        guarded(observation::start);
        return watched;
    }

    static void guarded(Runnable telling) {
        guarded(
                () -> {
                    telling.run();
                    return true;
                },
                false);
    }

    /** What handlers make of it, or the other where one throws. */
    static <R> R guarded(Supplier<R> telling, R otherwise) {
        try {
            return telling.get();
        } catch (Throwable faultyHandler) { // an Error, too: the call would never end
            logger.warn("a handler of observations threw; the remote call goes on without it", faultyHandler);
            return otherwise;
        }
    }
}
