package io.rref.proxy;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** An array of a parameterized type whose variables were replaced. Equal to the JDK's own of the same component. */
record GenericArrayForm(Type component) implements GenericArrayType {

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
