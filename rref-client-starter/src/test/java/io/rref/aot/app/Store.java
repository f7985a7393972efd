package io.rref.aot.app;

import io.rref.RemoteInterface;

/** A generic contract. */
@RemoteInterface
public interface Store<V> {

    V content();
}
