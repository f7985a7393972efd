package io.rref.runtime;

import io.rref.RemoteInterface;

/** What the threads of a concurrency test call. */
@RemoteInterface
interface Sum {

    long add(long amount);
}
