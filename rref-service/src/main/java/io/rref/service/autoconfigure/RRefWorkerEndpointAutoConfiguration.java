package io.rref.service.autoconfigure;

import io.rref.autoconfigure.RRefEndpointAutoConfiguration;
import io.rref.runtime.HolderRuntime;
import io.rref.worker.OwnerShell;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for a worker's page {@code rrefs} of the actuator. */
@AutoConfiguration(after = RRefWorkerAutoConfiguration.class, before = RRefEndpointAutoConfiguration.class)
@ConditionalOnBean(OwnerShell.class)
public final class RRefWorkerEndpointAutoConfiguration {

    /** Takes the place of the client's. */
    @Bean(name = "rrefEndpoint")
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean(name = "rrefEndpoint")
    WorkerRRefEndpoint rrefEndpoint(HolderRuntime holder, OwnerShell owner) {
        return new WorkerRRefEndpoint(holder, owner);
    }
}
