package io.rref.aot.app;

import io.rref.RemoteInterface;

/** Package-private, as a contract of one application may be. */
@RemoteInterface
interface Counter {

    long add(long n);
}
