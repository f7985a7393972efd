package io.rref.autoconfigure;

import io.rref.runtime.HolderRuntime;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for the actuator's page {@code rrefs}, where there is an actuator. */
@AutoConfiguration(after = RRefClientAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(HolderRuntime.class)
public final class RRefEndpointAutoConfiguration {

    /** A worker has one of its own. */
    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean(name = "rrefEndpoint")
    RRefEndpoint rrefEndpoint(HolderRuntime holder) {
        return new RRefEndpoint(holder);
    }
}
