package io.rref.service.autoconfigure;

import io.rref.registration.ListeningPorts;
import org.springframework.core.env.Environment;

/** Asks Boot where the web server, and that of the actuator, ended up listening. */
final class WorkerPorts {

    private WorkerPorts() {}

    static ListeningPorts of(Environment environment) {
        int requests = environment.getRequiredProperty("local.server.port", Integer.class);
        boolean noActuator = environment.getProperty("management.server.port", Integer.class, 0) < 0;
        int probes = environment.getProperty("local.management.port", Integer.class, requests);
        return new ListeningPorts(requests, noActuator ? -1 : probes);
    }
}
