package io.rref.service.autoconfigure;

import io.rref.registration.KeptRegistration;
import io.rref.registration.RegistrationStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells how the registration stands. Never down: a worker that Consul does not list goes on for all who know it, and a load
 * balancer that took it out for that would do what the outage did not.
 */
final class RegistrationHealthIndicator implements HealthIndicator {

    private final KeptRegistration registration;

    RegistrationHealthIndicator(KeptRegistration registration) {
        this.registration = registration;
    }

    @Override
    public Health health() {
        RegistrationStatus status = registration.status();
        Health.Builder health = status.isListed() ? Health.up() : Health.unknown();
        health.withDetail("registration", status.stage());
        if (!status.reason().isEmpty()) {
            health.withDetail("reason", status.reason());
        }
        return health.build();
    }
}
