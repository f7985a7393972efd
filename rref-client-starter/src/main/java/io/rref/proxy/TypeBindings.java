package io.rref.proxy;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the type variables of a type and of all its supertypes stand for. */
final class TypeBindings {

    private final Map<TypeVariable<?>, Type> values = new HashMap<>();

    private TypeBindings() {}

    static TypeBindings of(Type type) {
        TypeBindings bindings = new TypeBindings();
        bindings.bind(type);
        return bindings;
    }

    static Class<?> erase(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return erase(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erase(variable.getBounds()[0]);
        }
        return erase(boundOf((WildcardType) type));
    }

    /** The type with its variables replaced; variables without a binding stay. A wildcard becomes its bound. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return values.getOrDefault(variable, variable);
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> arguments = Stream.of(parameterized.getActualTypeArguments())
                    .map(this::resolve)
                    .toList();
            return new ParameterizedForm(
                    (Class<?>) parameterized.getRawType(), arguments, parameterized.getOwnerType());
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> plain ? plain.arrayType() : new GenericArrayForm(component);
        }
        return type instanceof WildcardType wildcard ? resolve(boundOf(wildcard)) : type;
    }

    /** The class with what its own variables stand for; without them, or if they were left out, the class. */
    Type formOf(Class<?> type) {
        TypeVariable<?>[] variables = type.getTypeParameters();
        if (variables.length == 0 || !values.containsKey(variables[0])) {
            return type;
        }
        List<Type> arguments = Stream.<Type>of(variables).map(this::resolve).toList();
        return new ParameterizedForm(type, arguments, type.getDeclaringClass());
    }

    private void bind(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = erase(type).getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                values.put(variables[i], resolve(arguments[i]));
            }
        }
        Class<?> raw = erase(type);
        Stream.of(raw.getGenericInterfaces()).forEach(this::bind);
        if (raw.getGenericSuperclass() != null) {
            bind(raw.getGenericSuperclass());
        }
    }

    private static Type boundOf(WildcardType wildcard) {
        Type[] lower = wildcard.getLowerBounds();
        return lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0];
    }
}
