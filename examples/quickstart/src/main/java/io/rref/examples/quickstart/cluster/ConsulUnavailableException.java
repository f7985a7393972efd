package io.rref.examples.quickstart.cluster;

/** The Consul that was named cannot be used; the message says why, and what to do. */
public final class ConsulUnavailableException extends RuntimeException {

    ConsulUnavailableException(ConsulAddress consul, String reason) {
        super("no Consul at " + consul + ": " + reason
                + "\nstart one there (consul agent -dev), or, unless workers run already, leave --consul out");
    }
}
