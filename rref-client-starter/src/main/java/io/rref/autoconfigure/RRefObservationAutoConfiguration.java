package io.rref.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import io.rref.observation.ObservedCalls;
import io.rref.observation.RRefCallConvention;
import io.rref.observation.RRefExecutionConvention;
import io.rref.runtime.CallWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration that observes calls with the application's observation registry, if it has one. */
@AutoConfiguration(before = RRefClientAutoConfiguration.class)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "rref.client.enabled", matchIfMissing = true)
public final class RRefObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CallWatch rrefCallWatch(
            ObjectProvider<ObservationRegistry> registry,
            ObjectProvider<RRefCallConvention> calls,
            ObjectProvider<RRefExecutionConvention> executions) {
        ObservationRegistry known = registry.getIfUnique(() -> ObservationRegistry.NOOP);
        return ObservedCalls.by(known, calls.getIfAvailable(), executions.getIfAvailable());
    }
}
