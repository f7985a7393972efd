package io.rref.worker;

import io.rref.proxy.Contract;
import io.rref.runtime.OwnedHandles;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One object that this worker holds.
 *
 * @param type its declared type
 * @param contract what of it can be called; null for a value, which is only read
 * @param handles closed with it
 */
record LiveObject(
        @Nullable Object value, Type type, @Nullable Contract contract, OwnedHandles handles) {

    /** Name of its contract, or of its declared type. */
    String typeName() {
        return contract == null ? type.getTypeName() : contract.name();
    }
}
