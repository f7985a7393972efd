package io.rref.examples.quickstart.check;

import java.util.List;

/**
 * One object that a worker holds, as the worker reports it.
 *
 * @param rref id of the reference
 * @param contract what it is
 * @param names under which it is published; such an object stays until its worker ends
 */
public record HeldObject(String rref, String contract, List<String> names) {

    /** Whether it stays on purpose. */
    public boolean hasName() {
        return !names.isEmpty();
    }
}
