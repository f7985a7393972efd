package io.rref.autoconfigure;

import io.rref.RRef;
import io.rref.runtime.HolderRuntime;
import io.rref.runtime.InjectedReferences;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/** Auto-configuration that injects references: {@code RRef<Contract>}, and contracts as proxies. */
@AutoConfiguration(after = RRefClientAutoConfiguration.class)
@ConditionalOnBean(HolderRuntime.class)
@Import(ContractRegistrar.class)
public final class RemoteReferenceAutoConfiguration {

    @Bean
    static CandidateRules rrefCandidateRules() {
        return new CandidateRules();
    }

    @Bean(destroyMethod = "close")
    InjectedReferences rrefInjectedReferences(HolderRuntime runtime, ApplicationEventPublisher publisher) {
        return new InjectedReferences(runtime, publisher::publishEvent);
    }

    @Bean
    ReferenceFactory rrefReferenceFactory(
            InjectedReferences references, ListableBeanFactory beans, Environment environment) {
        return new ReferenceFactory(references, beans, environment);
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    PointOfUse rrefPointOfUse(InjectionPoint point) {
        return new PointOfUse(point);
    }

    /** A handle for the injection point that asks for it. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    <T> RRef<T> rrefInjectedHandle(ReferenceFactory factory) {
        return factory.handle();
    }
}
