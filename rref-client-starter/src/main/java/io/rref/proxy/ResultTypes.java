package io.rref.proxy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
            refuseOtherAsynchronous(raw, method);
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
        return value;
    }

    private static boolean isOpen(Type type) {
        return type instanceof TypeVariable<?>
                || type instanceof GenericArrayForm array && isOpen(array.component())
                || type instanceof ParameterizedType parameterized
                        && Stream.of(parameterized.getActualTypeArguments()).anyMatch(ResultTypes::isOpen);
    }

    private static void refuseOtherAsynchronous(Class<?> raw, String method) {
        if (Future.class.isAssignableFrom(raw)
                || CompletionStage.class.isAssignableFrom(raw)
                || Publisher.class.isAssignableFrom(raw)) {
            throw refused(method, "it returns " + raw.getName() + "; use CompletableFuture, CompletionStage or Mono");
        }
    }

    private static IllegalArgumentException refused(String method, String why) {
        return new IllegalArgumentException(method + " cannot be a remote method: " + why);
    }
}
