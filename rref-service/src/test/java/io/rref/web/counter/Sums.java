package io.rref.web.counter;

import io.rref.RemoteInterface;

/** Functions. */
@RemoteInterface
public interface Sums {

    long plus(long a, long b);
}
