package io.rref.service.autoconfigure.sample;

import io.rref.RemoteInterface;

/** A contract of functions. */
@RemoteInterface
public interface Products {

    long times(long one, long other);
}
