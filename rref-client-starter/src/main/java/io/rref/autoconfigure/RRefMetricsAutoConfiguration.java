package io.rref.autoconfigure;

import io.rref.observation.HolderMeters;
import io.rref.observation.LatencyBuckets;
import io.rref.observation.TrafficMeters;
import io.rref.runtime.HolderRuntime;
import io.rref.transport.Traffic;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration for the meters of what this process holds, which Boot binds to the application's registries. */
@AutoConfiguration(after = RRefClientAutoConfiguration.class)
@ConditionalOnBean(HolderRuntime.class)
public final class RRefMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HolderMeters rrefHolderMeters(HolderRuntime holder) {
        return new HolderMeters(holder);
    }

    @Bean
    @ConditionalOnMissingBean
    TrafficMeters<Traffic> rrefTrafficMeters(Traffic traffic) {
        return new TrafficMeters<>(traffic, Traffic::requests, Traffic::bytesSent, Traffic::bytesReceived);
    }

    /** Other registries make a gauge of each bucket. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.prometheusmetrics.PrometheusMeterRegistry")
    static class WhereBucketsAreCheap {

        @Bean
        @ConditionalOnMissingBean
        LatencyBuckets rrefLatencyBuckets() {
            return new LatencyBuckets();
        }
    }
}
