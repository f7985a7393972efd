package io.rref.service.autoconfigure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a worker's registration in Consul; where Consul is and what it is told stand under spring.cloud.consul.
 *
 * @param enabled Whether to register the worker in Consul, once spring.cloud.consul.host says where that is.
 * @param interval Time between two looks whether Consul still lists the worker.
 * @param timeout Time that one request to Consul may take.
 */
@ConfigurationProperties("rref.worker.registration")
record RRefRegistrationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2s") Duration interval,
        @DefaultValue("2s") Duration timeout) {

    /** One request that is running when the worker stops, and the one that takes it off the list. */
    Duration patience() {
        return timeout.multipliedBy(2);
    }
}
