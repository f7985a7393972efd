package io.rref.runtime;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** To whom the threads of a concurrency test pass a handle on. */
@RemoteInterface
interface Borrower {

    void take(RRef<Sum> sum);
}
