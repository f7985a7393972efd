package io.rref.service.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of who may reach a worker.
 *
 * @param mode Who may call the worker.
 */
@ConfigurationProperties("rref.security")
record RRefSecurityProperties(@DefaultValue("loopback") Mode mode) {

    /** Who may call the worker. */
    enum Mode {
        /** Whoever is on this machine. */
        LOOPBACK,
        /** Whoever can reach it. */
        INSECURE
    }
}
