package io.rref.proxy;

import org.jspecify.annotations.Nullable;

/**
 * A call that was recorded, not made.
 *
 * @param method what was called
 * @param arguments what with, in order; not copied
 */
public record RecordedCall(ContractMethod method, @Nullable Object[] arguments) {}
