package io.rref.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** The X of an {@code RRef<X>} as the JDK would give it, so that nobody beyond this room sees a Jackson type. */
final class ReferentType {

    private ReferentType() {}

    static Type of(JavaType rref) {
        JavaType referent = rref.containedType(0);
        return referent == null ? Object.class : reflected(referent);
    }

    private static Type reflected(JavaType type) {
        if (type.isArrayType()) {
            Type component = reflected(type.getContentType());
            return component instanceof Class<?> ? type.getRawClass() : new ArrayOf(component);
        }
        List<Type> parameters = type.getBindings().getTypeParameters().stream()
                .map(ReferentType::reflected)
                .toList();
        return parameters.isEmpty() ? type.getRawClass() : new Parameterized(type.getRawClass(), parameters);
    }

    /** Equal to the JDK's own for the same type, in both directions. */
    private record Parameterized(Class<?> raw, List<Type> parameters) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return parameters.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ParameterizedType that
                    && raw.equals(that.getRawType())
                    && Objects.equals(getOwnerType(), that.getOwnerType())
                    && Arrays.equals(getActualTypeArguments(), that.getActualTypeArguments());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(getActualTypeArguments()) ^ Objects.hashCode(getOwnerType()) ^ raw.hashCode();
        }

        @Override
        public String toString() {
            return raw.getName()
                    + parameters.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    private record ArrayOf(Type component) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GenericArrayType that && component.equals(that.getGenericComponentType());
        }

        @Override
        public int hashCode() {
            return component.hashCode();
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }
}
