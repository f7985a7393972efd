package io.rref;

import reactor.core.publisher.Mono;

/**
 * One recorded call of a method that returns a Mono; the Mono's value is the call's result.
 *
 * <p>Runs once, on the caller's thread, against a recorder; what runs on the worker is the method that it called.
 */
@FunctionalInterface
public interface RemoteMono<T, R> {

    /** Makes the call. */
    Mono<R> on(T remote) throws Exception;
}
