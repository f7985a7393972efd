package io.rref;

/**
 * One recorded call of a method that returns nothing.
 *
 * <p>Runs once, on the caller's thread, against a recorder; what runs on the worker is the method that it called.
 */
@FunctionalInterface
public interface RemoteAction<T> {

    /** Makes the call. */
    void on(T remote) throws Exception;
}
