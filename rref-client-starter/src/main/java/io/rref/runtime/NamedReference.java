package io.rref.runtime;

import io.rref.WorkerInfo;
import io.rref.protocol.ObjectName;
import io.rref.protocol.Target;
import io.rref.proxy.Contract;
import java.lang.reflect.Type;

/**
 * Which object a reference is to, by its name.
 *
 * @param name of the object
 * @param worker where the name is published
 * @param type the contract, with its type arguments if it is generic
 * @param recover whether the name is looked up again after the loss of its object has been told
 */
public record NamedReference(String name, String worker, Type type, boolean recover) {

    /**
     * Checks the names and the contract.
     *
     * @throws IllegalArgumentException if the name is empty, the worker's cannot be one, or the type is no contract
     */
    public NamedReference {
        ObjectName.require(name);
        WorkerInfo.named(worker);
        Contract.of(type);
    }

    Contract contract() {
        return Contract.of(type);
    }

    Target target() {
        return new Target(worker, null);
    }

    /** {@code name@worker}. */
    @Override
    public String toString() {
        return name + "@" + worker;
    }
}
