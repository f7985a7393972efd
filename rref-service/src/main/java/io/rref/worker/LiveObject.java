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
 * @param origin whose it is, and who closes it therefore
 */
record LiveObject(
        @Nullable Object value, Type type, @Nullable Contract contract, OwnedHandles handles, Origin origin) {

    /** Whose an object is. */
    enum Origin {
        /** User code made it because a reference was asked for: it is closed when it is released. */
        CREATED,
        /** A method gave it, and it was to stay: closed like one that was created, called by what the method is declared to give. */
        RETURNED,
        /** The application made it, and shares it: it is the application's to close. */
        SHARED
    }

    /**
     * Its contract or, where that has no such method, another one that its class serves. What the application shares, or a
     * method gives, is called by what it is shared as, or declared as, and by nothing else.
     */
    @Nullable
    Contract contractWith(String signature) {
        if (value == null || isConfined() || contract != null && contract.bySignature(signature) != null) {
            return contract;
        }
        return Contract.servedByClass(value.getClass()).stream()
                .filter(served -> served.bySignature(signature) != null)
                .findFirst()
                .orElse(contract);
    }

    private boolean isConfined() {
        return switch (origin) {
            case CREATED -> false;
            case RETURNED -> contract != null;
            case SHARED -> true;
        };
    }

    /** Name of its contract, or of its declared type. */
    String typeName() {
        return contract == null ? type.getTypeName() : contract.name();
    }

    /** Name of the class that it is of; null for a null value. */
    @Nullable
    String className() {
        return value == null ? null : value.getClass().getName();
    }
}
