package io.rref.proxy;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** How a method gives its result, and of what type the value is. */
final class ResultTypes {

    private ResultTypes() {}

    static ResultShape shapeOf(Class<?> returned) {
        if (returned.equals(void.class)) {
            return ResultShape.NOTHING;
        }
        if (returned.equals(CompletionStage.class) || returned.equals(CompletableFuture.class)) {
            return ResultShape.STAGE;
        }
        return returned.equals(Mono.class) ? ResultShape.MONO : ResultShape.VALUE;
    }

    /** Type of the value that a method of this return type gives; refuses what cannot be given. */
    static Type valueType(Type returned, String method) {
        Class<?> raw = TypeBindings.erase(returned);
        ResultShape shape = shapeOf(raw);
        if (shape.equals(ResultShape.NOTHING)) {
            return Void.class;
        }
        if (shape.equals(ResultShape.VALUE)) {
            if (isAsynchronous(raw)) {
                throw refused(
                        method, "it returns " + raw.getName() + "; use CompletableFuture, CompletionStage or Mono");
            }
            return closed(returned, method);
        }
        if (returned instanceof ParameterizedType parameterized) {
            return closed(parameterized.getActualTypeArguments()[0], method);
        }
        throw refused(method, "it returns a raw " + raw.getSimpleName() + "; name the type of its value");
    }

    private static Type closed(Type value, String method) {
        if (isOpen(value)) {
            throw refused(method, "its result type " + value.getTypeName() + " is left open; name the class");
        }
        Class<?> asynchronous = asynchronousIn(value);
        if (asynchronous != null) {
            throw refused(
                    method,
                    "its value holds a " + asynchronous.getName()
                            + "; return one CompletableFuture, CompletionStage or Mono of the whole value");
        }
        return value;
    }

    /** What is complete only later does not travel, however deep in a value it is, nor can a reference to it be read. */
    private static @Nullable Class<?> asynchronousIn(Type type) {
        Class<?> raw = TypeBindings.erase(type);
        while (raw.isArray()) {
            raw = raw.componentType();
        }
        if (isAsynchronous(raw)) {
            return raw;
        }
        if (type instanceof GenericArrayType array) {
            return asynchronousIn(array.getGenericComponentType());
        }
        return type instanceof ParameterizedType parameterized ? asynchronousInAny(parameterized) : null;
    }

    private static @Nullable Class<?> asynchronousInAny(ParameterizedType type) {
        for (Type argument : type.getActualTypeArguments()) {
            Class<?> found = asynchronousIn(argument);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isOpen(Type type) {
        return type instanceof TypeVariable<?>
                || type instanceof GenericArrayForm array && isOpen(array.component())
                || type instanceof ParameterizedType parameterized
                        && Stream.of(parameterized.getActualTypeArguments()).anyMatch(ResultTypes::isOpen);
    }

    private static boolean isAsynchronous(Class<?> raw) {
        return Future.class.isAssignableFrom(raw)
                || CompletionStage.class.isAssignableFrom(raw)
                || Publisher.class.isAssignableFrom(raw);
    }

    private static IllegalArgumentException refused(String method, String why) {
        return new IllegalArgumentException(method + " cannot be a remote method: " + why);
    }
}
