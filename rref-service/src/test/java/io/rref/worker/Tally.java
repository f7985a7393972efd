package io.rref.worker;

import io.rref.RemoteInterface;

/** What the threads of a concurrency test call. */
@RemoteInterface
interface Tally {

    long add(long amount);
}
