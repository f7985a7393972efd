package io.rref.autoconfigure;

import io.rref.RRef;
import io.rref.runtime.InjectedReferences;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Makes what is injected: for the point that asks or, for a look-up by type in the context, for none. */
final class ReferenceFactory {

    private final InjectedReferences references;

    private final ListableBeanFactory beans;

    private final Environment environment;

    ReferenceFactory(InjectedReferences references, ListableBeanFactory beans, Environment environment) {
        this.references = references;
        this.beans = beans;
        this.environment = environment;
    }

    /**
     * A proxy of the contract. Called by the bean definitions that {@link ContractDefinitions} registers.
     *
     * @return null if nothing is to be injected there: Spring leaves it out
     */
    @Nullable
    Object proxy(String contractName) {
        Class<?> contract = ClassUtils.resolveClassName(contractName, null);
        InjectionPoint point = point();
        if (point == null || !Points.asksFor(point, contract)) {
            return withoutPoint(contract);
        }
        if (Points.isForMany(point) || !Points.mustBeServed(point, contract)) {
            return null;
        }
        return references.proxy(ReferencePoint.of(point).named(environment));
    }

    /** A handle for the point that asks. */
    <T> RRef<T> handle() {
        InjectionPoint point = point();
        if (point == null || !Points.asksFor(point, RRef.class)) {
            throw new InvalidRemoteReferenceException(
                    "An RRef was asked for by type, outside an injection point: nothing says which object it is to.",
                    "Look it up: rrefs.on(\"worker\").find(\"name\", Contract.class), with the RRefClient rrefs.",
                    null);
        }
        return references.handle(ReferencePoint.of(point).named(environment));
    }

    private @Nullable Object withoutPoint(Class<?> contract) {
        ReferencePoint named = ReferencePoint.ofType(contract);
        if (named != null) {
            return references.proxy(named.named(environment));
        }
        if (hasBeansOfItsOwn(contract)) {
            return null; // all beans of the type were asked for: those are meant
        }
        String name = contract.getSimpleName();
        throw new InvalidRemoteReferenceException(
                contract.getName() + " was asked for by type, outside an injection point, and names no object itself.",
                "Put @RemoteReference(\"name@worker\") on " + name + ", or look the object up: rrefs.on(\"worker\")"
                        + ".find(\"name\", " + name + ".class).rpcSync(), with the RRefClient rrefs.",
                null);
    }

    private boolean hasBeansOfItsOwn(Class<?> contract) {
        return Arrays.stream(beans.getBeanNamesForType(contract, true, false))
                .anyMatch(bean -> !ContractDefinitions.isReference(bean));
    }

    private @Nullable InjectionPoint point() {
        try {
            return beans.getBean(PointOfUse.class).point();
        } catch (BeanCreationException none) {
            return null;
        }
    }
}
