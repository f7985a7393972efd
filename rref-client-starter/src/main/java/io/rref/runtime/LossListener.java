package io.rref.runtime;

import io.rref.RemoteReferenceLost;

/** Told once of each loss of the object behind an injected reference, when it is noticed, on the holder's executor. */
@FunctionalInterface
public interface LossListener {

    /** The object is lost. May block. */
    void lost(RemoteReferenceLost loss);
}
