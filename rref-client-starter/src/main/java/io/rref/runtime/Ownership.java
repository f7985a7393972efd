package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import org.jspecify.annotations.Nullable;

/**
 * Since when a handle has been its holder's own, to be closed by it.
 *
 * @param site where it was made or taken over; null if that was not found out
 */
record Ownership(MonotonicTime since, @Nullable String site) {}
