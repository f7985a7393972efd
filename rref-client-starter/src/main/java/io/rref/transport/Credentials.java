package io.rref.transport;

import reactor.core.publisher.Mono;

/**
 * What this process shows to a worker to prove that it belongs. A bean of this type takes the place of the one that follows from
 * {@code rref.security.mode}. Called for each request from any thread, so it answers what it has and never blocks.
 */
@FunctionalInterface
public interface Credentials {

    /** Nothing is shown. */
    Credentials NONE = worker -> Mono.empty();

    /**
     * The value of the header {@code Authorization} for this worker; empty for none. An error means that the request is not
     * sent.
     */
    Mono<String> authorization(String worker);
}
