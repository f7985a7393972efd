package io.rref.test.users;

import io.rref.RemoteInterface;

/** Counts the visits of one page. */
@RemoteInterface
interface Visits {

    long add(long amount);
}
