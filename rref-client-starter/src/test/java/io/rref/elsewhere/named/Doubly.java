package io.rref.elsewhere.named;

import io.rref.RemoteInterface;
import io.rref.RemoteReference;

/** A contract that names two objects: itself, and by an annotation of somebody's own. */
@RemoteInterface
@RemoteReference("one@worker-1")
@Second
public interface Doubly {

    long visit();
}
