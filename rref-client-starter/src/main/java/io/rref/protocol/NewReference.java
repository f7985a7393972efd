package io.rref.protocol;

import io.rref.ForkId;
import io.rref.RRefId;

/** The reference that a remote-mode call leaves its result in; both ids are the caller's. */
public record NewReference(RRefId rref, ForkId fork, String contract) {}
