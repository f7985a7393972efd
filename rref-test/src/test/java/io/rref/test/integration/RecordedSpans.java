package io.rref.test.integration;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.rref.observation.RRefCallContext;
import io.rref.observation.RRefExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tracer as small as can be: numbers spans, sends the number along, and remembers whose child each span is. */
final class RecordedSpans implements ObservationHandler<Observation.Context> {

    private static final String HEADER = "test-span";

    private final AtomicLong lastNumber = new AtomicLong();

    private final Map<Observation.ContextView, Started> started = new ConcurrentHashMap<>();

    private final List<Span> ended = new CopyOnWriteArrayList<>();

    private record Started(String number, @Nullable String parent) {}

    /**
     * One that has ended.
     *
     * @param name kind and contextual name
     * @param parent number of the span that it is a child of; null for a root
     */
    record Span(
            String number,
            @Nullable String parent,
            String name,
            Map<String, String> low,
            Map<String, String> high,
            boolean failed) {}

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof RRefCallContext || context instanceof RRefExecutionContext;
    }

    @Override
    public void onStart(Observation.Context context) {
        String number = Long.toString(lastNumber.incrementAndGet());
        started.put(context, new Started(number, parentOf(context)));
        if (context instanceof RRefCallContext call) {
            call.getSetter().set(Objects.requireNonNull(call.getCarrier()), HEADER, number);
        }
    }

    private @Nullable String parentOf(Observation.Context context) {
        if (context instanceof RRefExecutionContext execution) {
            return execution.getGetter().get(Objects.requireNonNull(execution.getCarrier()), HEADER);
        }
        ObservationView parent = context.getParentObservation();
        Started known = parent == null ? null : started.get(parent.getContextView());
        return known == null ? null : known.number();
    }

    @Override
    public void onStop(Observation.Context context) {
        Started begun = Objects.requireNonNull(started.remove(context));
        ended.add(new Span(
                begun.number(),
                begun.parent(),
                context.getName() + " " + context.getContextualName(),
                texts(context.getLowCardinalityKeyValues()),
                texts(context.getHighCardinalityKeyValues()),
                context.getError() != null));
    }

    private static Map<String, String> texts(KeyValues values) {
        return values.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    void clear() {
        ended.clear();
    }

    List<Span> ended() {
        return List.copyOf(ended);
    }

    List<Span> childrenOf(@Nullable Span parent) {
        String number = parent == null ? null : parent.number();
        return ended.stream()
                .filter(span -> Objects.equals(span.parent(), number))
                .toList();
    }

    /** The names from a span to the last of its only children. */
    List<String> branchFrom(Span root) {
        List<String> names = new ArrayList<>();
        List<Span> next = List.of(root);
        while (next.size() == 1) {
            names.add(next.get(0).name());
            next = childrenOf(next.get(0));
        }
        return names;
    }
}
