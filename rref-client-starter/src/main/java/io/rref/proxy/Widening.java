package io.rref.proxy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Numbers as Java widens them when it calls a method: an {@code int} is good for a {@code long}. */
final class Widening {

    /** Each is widened to those after it. */
    private static final List<Class<?>> ORDER =
            List.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);

    private static final Map<Class<?>, Function<Number, Number>> CONVERSIONS = Map.of(
            Short.class, Number::shortValue,
            Integer.class, Number::intValue,
            Long.class, Number::longValue,
            Float.class, Number::floatValue,
            Double.class, Number::doubleValue);

    private Widening() {}

    /** Whether the value is good for a parameter of this type as it is. */
    static boolean isInstance(Class<?> type, Object value) {
        return ClassUtils.resolvePrimitiveIfNecessary(type).isInstance(value);
    }

    /** The value as a number of this type; null if Java would not widen it so. */
    static @Nullable Object of(Object value, Class<?> type) {
        Object from = value instanceof Character character ? Integer.valueOf(character) : value;
        Class<?> to = ClassUtils.resolvePrimitiveIfNecessary(type);
        int start = ORDER.indexOf(from.getClass());
        Function<Number, Number> conversion = CONVERSIONS.get(to);
        boolean widens = start >= 0 && ORDER.indexOf(to) >= start && conversion != null;
        return widens ? conversion.apply((Number) from) : null;
    }
}
