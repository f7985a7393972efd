package io.rref.test.simulation;

import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.util.function.UnaryOperator;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** How one method of a shipped class is weakened. */
final class Cut {

    private final String type;

    private final String method;

    private final UnaryOperator<DynamicType.Builder<?>> change;

    private Cut(String type, String method, UnaryOperator<DynamicType.Builder<?>> change) {
        this.type = type;
        this.method = method;
        this.change = change;
    }

    /** The method always answers this. */
    static Cut answers(boolean constant, String type, String method) {
        return new Cut(type, method, builder -> builder.method(written(method)).intercept(FixedValue.value(constant)));
    }

    /** The method does nothing, and answers null. */
    static Cut doesNothing(String type, String method) {
        return new Cut(type, method, builder -> builder.method(written(method)).intercept(StubMethod.INSTANCE));
    }

    /** The advice, of the same package, is woven into the method. */
    static Cut weaves(String advice, String type, String method) {
        String name = type.substring(0, type.lastIndexOf('.') + 1) + advice;
        return new Cut(
                type, method, builder -> builder.visit(Advice.to(loaded(name)).on(written(method))));
    }

    /** Name of the class that it changes. */
    String type() {
        return type;
    }

    /** Refuses a class that has no such method, or several. */
    DynamicType.Builder<?> applyTo(DynamicType.Builder<?> builder, TypeDescription shipped) {
        MethodList<?> hit = shipped.getDeclaredMethods().filter(written(method));
        if (hit.size() != 1) {
            throw new IllegalStateException(
                    "a protection is cut out of " + this + ": there must be one method of that name, not " + hit);
        }
        return change.apply(builder);
    }

    private static ElementMatcher.Junction<MethodDescription> written(String method) {
        return ElementMatchers.<MethodDescription>named(method).and(not(isBridge()));
    }

    private static Class<?> loaded(String advice) {
        try {
            return Class.forName(advice);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("no advice of that name", renamed);
        }
    }

    @Override
    public String toString() {
        return type.substring("io.rref.".length()) + "." + method;
    }
}
