package io.rref.autoconfigure;

import io.rref.RRef;
import io.rref.runtime.HolderRuntime;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

/** Auto-configuration that injects references: {@code RRef<Contract>}, and contracts as proxies. */
@AutoConfiguration(after = RRefClientAutoConfiguration.class)
@ConditionalOnBean(HolderRuntime.class)
@Import(ContractRegistrar.class)
public final class RemoteReferenceAutoConfiguration {

    /** A handle for the injection point that asks for it. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    <T> RRef<T> rref(InjectionPoint point, HolderRuntime runtime) {
        return ReferencePoint.of(point).handle(runtime);
    }

    @Bean
    ContractProxyFactory rrefContractProxyFactory(HolderRuntime runtime) {
        return new ContractProxyFactory(runtime);
    }
}
