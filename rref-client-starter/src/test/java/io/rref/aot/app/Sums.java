package io.rref.aot.app;

import io.rref.RemoteInterface;

/** A contract that a bean of the application implements. */
@RemoteInterface
interface Sums {

    long sum(long a, long b);
}
