package io.rref.autoconfigure;

import io.rref.RemoteReference;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/** What an injection point asks for. */
final class Points {

    private Points() {}

    /** What is asked for: for an {@code ObjectProvider<Counter>}, a Counter. */
    static ResolvableType typeAt(InjectionPoint point) {
        if (point instanceof DependencyDescriptor descriptor) {
            return descriptor.getResolvableType();
        }
        Field field = point.getField();
        return field == null
                ? ResolvableType.forMethodParameter(Objects.requireNonNull(point.getMethodParameter()))
                : ResolvableType.forField(field);
    }

    /** Whether it is this very type that is asked for, not one of its supertypes, nor something made on the way. */
    static boolean asksFor(InjectionPoint point, Class<?> type) {
        Class<?> asked = point instanceof DependencyDescriptor descriptor
                ? descriptor.getDependencyType()
                : point.getDeclaredType();
        return type.equals(asked);
    }

    /** Whether all beans of a type are asked for, as a collection or one after the other. */
    static boolean isForMany(InjectionPoint point) {
        Class<?> declared = point.getDeclaredType();
        return Collection.class.isAssignableFrom(declared)
                || Map.class.isAssignableFrom(declared)
                || Stream.class.isAssignableFrom(declared)
                || declared.isArray()
                || isForElements(point.getClass());
    }

    /** Whether an object is named, or the point cannot do without: then whoever serves it says what is missing. */
    static boolean mustBeServed(InjectionPoint point, Class<?> contract) {
        return namedAt(point) != null
                || namedOn(contract) != null
                || !(point instanceof DependencyDescriptor descriptor)
                || descriptor.isRequired();
    }

    /** Spring's descriptors of the elements of a collection, and of a provider's stream. Both are private. */
    private static boolean isForElements(Class<?> descriptor) {
        String name = descriptor.getSimpleName();
        return name.equals("MultiElementDescriptor") || name.equals("StreamDependencyDescriptor");
    }

    /** The reference that the point itself names, or the setter whose only parameter it is; null if there is none. */
    static @Nullable RemoteReference namedAt(InjectionPoint point) {
        RemoteReference there = only(MergedAnnotations.from(point.getAnnotations()), point);
        return there == null && point.getMember() instanceof Method setter && setter.getParameterCount() == 1
                ? namedOn(setter)
                : there;
    }

    /** The reference that this element names; null if there is none. */
    static @Nullable RemoteReference namedOn(AnnotatedElement element) {
        return only(MergedAnnotations.from(element), element);
    }

    private static @Nullable RemoteReference only(MergedAnnotations annotations, Object where) {
        List<RemoteReference> found = annotations.stream(RemoteReference.class)
                .map(MergedAnnotation::synthesize)
                .toList();
        if (found.size() > 1) {
            throw new InvalidRemoteReferenceException(
                    where + " names " + found.size() + " objects: "
                            + found.get(0).value() + " and " + found.get(1).value() + ".",
                    "Leave one @RemoteReference there, itself or by another annotation.",
                    null);
        }
        return found.isEmpty() ? null : found.get(0);
    }
}
