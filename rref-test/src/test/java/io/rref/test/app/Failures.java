package io.rref.test.app;

import io.rref.RemoteInterface;

/** Functions that fail, each in its own way. */
@RemoteInterface
public interface Failures {

    /** Raises an exception that every JVM has, with this text. */
    long refuse(String text);

    /** Raises one that it declares. */
    long refuseDeclared(String text) throws QuotaException;

    /** Raises one that it declares and that cannot be made from one text. */
    long refuseWithDetails(String text) throws DetailedException;

    /** Raises one that it does not declare. */
    long refuseUndeclared(String text);

    /** The root of a number, which a negative one has not. */
    double root(double of);
}
