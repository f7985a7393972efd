package io.rref.execution;

import io.rref.RemoteReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.SynthesizingMethodParameter;

/** A constructor parameter that comes from the worker's application context. */
record InjectedParameter(Constructor<?> constructor, int index, AutowireCapableBeanFactory beans) {

    /** By name, as {@code jakarta.inject} need not be there; on an annotation they mark it as one that injects, too. */
    private static final List<String> MARKS = List.of(
            Autowired.class.getName(),
            Value.class.getName(),
            Qualifier.class.getName(),
            RemoteReference.class.getName(),
            "jakarta.inject.Inject",
            "jakarta.inject.Qualifier");

    static boolean isMarked(Parameter parameter) {
        MergedAnnotations annotations = MergedAnnotations.from(parameter);
        return MARKS.stream().anyMatch(annotations::isPresent);
    }

    /** A new descriptor for each object: Spring writes into it while it looks. It reads {@code required = false} itself. */
    @Nullable
    Object resolve() {
        DependencyDescriptor descriptor =
                new DependencyDescriptor(SynthesizingMethodParameter.forExecutable(constructor, index), true);
        descriptor.setContainingClass(constructor.getDeclaringClass());
        return beans.resolveDependency(descriptor, null);
    }
}
