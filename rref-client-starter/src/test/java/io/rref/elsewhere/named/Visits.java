package io.rref.elsewhere.named;

import io.rref.RemoteInterface;
import io.rref.RemoteReference;

/** A contract that names its object. */
@RemoteInterface
@RemoteReference("${visits.name:visits}@${visits.worker:worker-1}")
public interface Visits {

    long visit();
}
