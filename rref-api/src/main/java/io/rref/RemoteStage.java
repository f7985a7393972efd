package io.rref;

import java.util.concurrent.CompletionStage;

/**
 * One recorded call of a method that returns a future; the future's value is the call's result.
 *
 * <p>Runs once, on the caller's thread, against a recorder; what runs on the worker is the method that it called.
 */
@FunctionalInterface
public interface RemoteStage<T, R> {

    /** Makes the call. */
    CompletionStage<R> on(T remote) throws Exception;
}
