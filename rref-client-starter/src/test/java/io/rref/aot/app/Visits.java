package io.rref.aot.app;

import io.rref.RemoteInterface;
import io.rref.RemoteReference;

/** A contract that names its object. */
@RemoteInterface
@RemoteReference("visits@${visits.worker}")
interface Visits {

    long visit();
}
