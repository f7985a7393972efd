package io.rref.service.autoconfigure;

import io.rref.metering.OwnerMeters;
import io.rref.metering.RegistrationMeter;
import io.rref.registration.KeptRegistration;
import io.rref.worker.OwnerShell;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.consul.ConsulAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration for a worker's meters, beside those that every holder has. */
@AutoConfiguration(after = {RRefWorkerAutoConfiguration.class, RRefRegistrationAutoConfiguration.class})
@ConditionalOnBean(OwnerShell.class)
public final class RRefWorkerMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OwnerMeters rrefOwnerMeters(OwnerShell owner) {
        return new OwnerMeters(owner);
    }

    /** Where a Consul is named. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConsulAutoConfiguration.class)
    static class Registered {

        @Bean
        @ConditionalOnBean(KeptRegistration.class)
        @ConditionalOnMissingBean
        RegistrationMeter rrefRegistrationMeter(KeptRegistration registration) {
            return new RegistrationMeter(() -> registration.status().isListed());
        }
    }
}
