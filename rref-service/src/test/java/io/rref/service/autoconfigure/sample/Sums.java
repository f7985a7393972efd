package io.rref.service.autoconfigure.sample;

import io.rref.RemoteInterface;

/** A contract of functions. */
@RemoteInterface
public interface Sums {

    long plus(long one, long other);
}
