package io.rref.proxy;

import io.rref.RRef;
import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Which types an argument may have: those from which alone it is known what is read. */
public final class ArgumentTypes {

    private static final Set<Class<?>> OPEN =
            Set.of(Object.class, Serializable.class, Comparable.class, Cloneable.class);

    private ArgumentTypes() {}

    /**
     * Checks the type of one parameter, at any depth.
     *
     * @param where names the parameter in the error, such as {@code parameter 1 of …}
     * @throws IllegalArgumentException if the type leaves open what is read, or cannot travel
     */
    public static void check(Type type, String where) {
        String fault = faultOf(type);
        if (fault != null) {
            throw new IllegalArgumentException(where + " is of type " + type.getTypeName() + ": " + fault);
        }
    }

    private static @Nullable String faultOf(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return faultOfParameterized(parameterized);
        }
        if (type instanceof GenericArrayType array) {
            return faultOf(array.getGenericComponentType());
        }
        if (type instanceof TypeVariable<?> variable) {
            return "type variable " + variable + " is left open; name the class that travels";
        }
        return faultOfClass((Class<?>) type);
    }

    private static @Nullable String faultOfParameterized(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw.equals(RRef.class)) {
            // A handle of whatever object travels as a handle: nothing of the object is read.
            return null;
        }
        String ofRaw = faultOfAny(raw);
        return ofRaw != null
                ? ofRaw
                : Stream.of(type.getActualTypeArguments())
                        .map(ArgumentTypes::faultOf)
                        .filter(fault -> fault != null)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable String faultOfClass(Class<?> type) {
        if (type.isArray()) {
            return faultOfClass(type.getComponentType());
        }
        String ofAny = faultOfAny(type);
        if (ofAny == null && type.getTypeParameters().length > 0) {
            return type.getName() + " is raw; name the types of its contents, such as List<String>";
        }
        return ofAny;
    }

    private static @Nullable String faultOfAny(Class<?> type) {
        if (OPEN.contains(type)) {
            return type.getName() + " leaves open which class is read; name the class that travels, or a sealed type"
                    + " with @JsonTypeInfo(use = NAME) and listed subtypes";
        }
        if (type.equals(Class.class)) {
            return "classes do not travel; pass a name that the worker knows";
        }
        if (Contract.isContract(type)) {
            return "objects of a contract do not travel; pass RRef<" + type.getSimpleName() + ">";
        }
        if (CompletionStage.class.isAssignableFrom(type)
                || Future.class.isAssignableFrom(type)
                || Publisher.class.isAssignableFrom(type)) {
            return "futures and publishers do not travel; pass the value or an RRef";
        }
        return null;
    }
}
