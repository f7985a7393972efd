package io.rref;

import org.jspecify.annotations.Nullable;

/**
 * What kind of object a reference is to, as its owner says. PyTorch: what {@code _get_type} gives.
 *
 * @param declared name of the contract where the object can be called; else of the type that the value was declared as: the
 *     result type of the method that made it, or the class of a shared value
 * @param className name of the object's own class at the owner; null where the value is null. A caller need not have it
 */
public record RRefType(String declared, @Nullable String className) {}
