package io.rref.service.autoconfigure;

import io.rref.registration.KeptRegistration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;

/** Has a worker registered as soon as it takes requests, and not before. */
final class RegistrationOnReadiness implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

    private final KeptRegistration registration;

    RegistrationOnReadiness(KeptRegistration registration) {
        this.registration = registration;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
        registration.readinessChanged(event.getState() == ReadinessState.ACCEPTING_TRAFFIC);
    }
}
