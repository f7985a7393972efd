package io.rref.autoconfigure;

import io.rref.RemoteInterface;
import io.rref.RemoteReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Says why a point marked {@link RemoteReference} found no proxy: Boot would ask to define a bean. */
@Order(-1) // before Boot's analyzer of missing beans, which has 0
final class MissingContractFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        InjectionPoint point = innermostPoint(rootFailure);
        if (point == null || point.getAnnotation(RemoteReference.class) == null) {
            return null;
        }
        Class<?> type = point.getDeclaredType();
        String name = type.getName();
        return new FailureAnalysis(
                "@RemoteReference at " + ReferencePoint.where(point) + " names no contract that was found: " + name
                        + ".",
                remedy(type),
                cause);
    }

    private static String remedy(Class<?> type) {
        String name = type.getName();
        if (type.isAnnotationPresent(RemoteInterface.class)) {
            return name + " is a contract outside the application's packages: put @AutoConfigurationPackage("
                    + "basePackageClasses = " + type.getSimpleName() + ".class) on a configuration class, or inject"
                    + " RRef<" + type.getSimpleName() + ">.";
        }
        return "Inject an interface marked @RemoteInterface, or an RRef of one.";
    }

    private static @Nullable InjectionPoint innermostPoint(Throwable failure) {
        InjectionPoint innermost = null;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnsatisfiedDependencyException unsatisfied && unsatisfied.getInjectionPoint() != null) {
                innermost = unsatisfied.getInjectionPoint();
            }
        }
        return innermost;
    }
}
