package io.rref.service.autoconfigure;

import io.rref.autoconfigure.RRefClientProperties;
import io.rref.protocol.HolderId;
import io.rref.registration.ConsulAgent;
import io.rref.registration.KeptRegistration;
import io.rref.registration.WorkerService;
import io.rref.worker.OwnerShell;
import java.net.URI;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.cloud.consul.ConditionalOnConsulEnabled;
import org.springframework.cloud.consul.ConsulAutoConfiguration;
import org.springframework.cloud.consul.ConsulAutoConfiguration.ConsulClientSettings;
import org.springframework.cloud.consul.discovery.ConsulDiscoveryClientConfiguration;
import org.springframework.cloud.consul.discovery.ConsulDiscoveryProperties;
import org.springframework.cloud.consul.serviceregistry.ConsulServiceRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration that keeps a worker registered in Consul, where a Consul is named. */
@AutoConfiguration(
        after = {
            RRefWorkerAutoConfiguration.class,
            ConsulAutoConfiguration.class,
            ConsulServiceRegistryAutoConfiguration.class,
            ConsulDiscoveryClientConfiguration.class
        })
@ConditionalOnClass(ConsulAutoConfiguration.class)
@ConditionalOnConsulEnabled
@ConditionalOnBean({OwnerShell.class, ConsulClientSettings.class, ConsulDiscoveryProperties.class})
@ConditionalOnBooleanProperty(name = "rref.worker.registration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RRefRegistrationProperties.class)
public final class RRefRegistrationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ConsulAgent rrefConsulAgent(
            ConsulClientSettings client, ConsulDiscoveryProperties settings, RRefRegistrationProperties properties) {
        return new ConsulAgent(
                URI.create(client.baseUrl()), settings.getAclToken(), AgentConnections.client(client, properties));
    }

    @Bean
    @ConditionalOnMissingBean
    KeptRegistration rrefRegistration(
            ConsulAgent agent,
            HolderId self,
            RRefClientProperties client,
            ConsulDiscoveryProperties settings,
            Environment environment,
            RRefRegistrationProperties properties) {
        String service = client.consul().service();
        return new KeptRegistration(
                agent,
                self.name(),
                () -> WorkerService.of(self, service, settings, WorkerPorts.of(environment)),
                properties.interval(),
                properties.patience());
    }

    @Bean
    RegistrationOnReadiness rrefRegistrationOnReadiness(KeptRegistration registration) {
        return new RegistrationOnReadiness(registration);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnEnabledHealthIndicator("rrefRegistration")
    RegistrationHealthIndicator rrefRegistrationHealthIndicator(KeptRegistration registration) {
        return new RegistrationHealthIndicator(registration);
    }
}
