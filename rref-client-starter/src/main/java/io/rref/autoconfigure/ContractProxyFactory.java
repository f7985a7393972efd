package io.rref.autoconfigure;

import io.rref.runtime.HolderRuntime;
import org.springframework.beans.factory.InjectionPoint;

/** Makes the proxy for an injection point whose type is a contract. */
final class ContractProxyFactory {

    private final HolderRuntime runtime;

    ContractProxyFactory(HolderRuntime runtime) {
        this.runtime = runtime;
    }

    /** Called by the bean definitions that {@link ContractRegistrar} registers. */
    Object proxy(InjectionPoint point) {
        return ReferencePoint.of(point).proxy(runtime);
    }
}
