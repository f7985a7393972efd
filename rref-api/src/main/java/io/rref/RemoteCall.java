package io.rref;

import org.jspecify.annotations.Nullable;

/**
 * One recorded call: makes exactly one call on its argument and returns what that call returned.
 *
 * <p>Runs once, on the caller's thread, against a recorder; what runs on the worker is the method that it called.
 */
@FunctionalInterface
public interface RemoteCall<T, R extends @Nullable Object> {

    /** Makes the call. */
    R on(T remote) throws Exception;
}
