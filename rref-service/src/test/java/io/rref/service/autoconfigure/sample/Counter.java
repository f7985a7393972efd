package io.rref.service.autoconfigure.sample;

import io.rref.RemoteInterface;

/** A contract. */
@RemoteInterface
public interface Counter {

    long add(long n);
}
