package io.rref.registration;

/**
 * Where a worker listens, once it does.
 *
 * @param requests port of the REST endpoints
 * @param probes port of the readiness probe; -1 if there is none
 */
public record ListeningPorts(int requests, int probes) {

    boolean hasProbes() {
        return probes > 0;
    }
}
