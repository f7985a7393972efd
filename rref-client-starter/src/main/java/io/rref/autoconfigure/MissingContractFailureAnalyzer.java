package io.rref.autoconfigure;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteInterface;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says why no reference was found for a point that asks for one: Boot would ask to define a bean. */
@Order(-1) // before Boot's analyzer of missing beans, which has 0
final class MissingContractFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final Environment environment;

    MissingContractFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        InjectionPoint point = innermostPoint(rootFailure);
        if (point == null) {
            return null;
        }
        boolean named = Points.namedAt(point) != null;
        Class<?> asked = asked(point);
        boolean ours = named || asked.equals(RRef.class) || asked.isAnnotationPresent(RemoteInterface.class);
        if (!ours && !asked.equals(RRefClient.class)) {
            return null;
        }
        String where = ReferencePoint.where(point);
        if (!environment.getProperty(ContractDefinitions.SWITCH, Boolean.class, true)) {
            return new FailureAnalysis(
                    where + " asks for a remote reference, and " + ContractDefinitions.SWITCH
                            + "=false turns them off.",
                    "Remove " + ContractDefinitions.SWITCH + "=false, or ask for an ObjectProvider there.",
                    cause);
        }
        if (named) {
            return new FailureAnalysis(
                    "@RemoteReference at " + where + " names no contract that was found: " + asked.getName() + ".",
                    remedy(asked, point),
                    cause);
        }
        return asked.isAnnotationPresent(RemoteInterface.class)
                ? new FailureAnalysis(
                        where + " asks for the contract " + asked.getName()
                                + ": there is no bean of it, and no remote reference is named.",
                        "Add @RemoteReference(\"name@worker\") there, or define a bean. " + remedy(asked, point),
                        cause)
                : null;
    }

    private static String remedy(Class<?> type, InjectionPoint point) {
        if (Points.isForMany(point)) {
            return "One reference is to one object: inject " + type.getSimpleName() + ", or RRef<"
                    + type.getSimpleName() + ">, not a collection.";
        }
        if (type.isAnnotationPresent(RemoteInterface.class)) {
            return type.getName() + " is a contract outside the application's packages: put @EnableRemoteReferences("
                    + "basePackageClasses = " + type.getSimpleName() + ".class) on a configuration class, or inject"
                    + " RRef<" + type.getSimpleName() + ">.";
        }
        return "Inject an interface marked @RemoteInterface, or an RRef of one.";
    }

    private static Class<?> asked(InjectionPoint point) {
        Class<?> innermost = Points.typeAt(point).resolve(Object.class);
        if (!Points.isForMany(point)) {
            return innermost;
        }
        Class<?> element = innermost.isArray()
                ? innermost.getComponentType()
                : Points.typeAt(point)
                        .getGeneric(Points.typeAt(point).getGenerics().length - 1)
                        .resolve();
        return element == null ? innermost : element;
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
