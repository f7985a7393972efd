package io.rref.holder;

import io.rref.ForkId;
import io.rref.RRefId;
import org.jspecify.annotations.Nullable;

/**
 * A handle that an action makes for this process.
 *
 * @param contract null if it is that of the handle that the action acts under
 */
record MadeHandle(RRefId rref, ForkId fork, @Nullable String contract) {}
