package io.rref.web.counter;

import io.rref.RemoteInterface;

/** Another contract. */
@RemoteInterface
public interface Visits {

    long count();
}
