package io.rref.test.simulation;

import io.rref.RRefId;
import java.util.List;

/**
 * A live object at its owner.
 *
 * @param handles what belongs to it, and is closed when it is released
 * @param serial whether it takes one call at a time
 */
record SimulatedObject(RRefId rref, List<HeldHandle> handles, boolean serial) {

    SimulatedObject {
        handles = List.copyOf(handles);
    }
}
