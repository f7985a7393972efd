package io.rref.protocol;

import io.rref.ForkId;
import io.rref.RRefId;

/** A fork that an owner lists, and the object that it is of. */
public record ListedFork(RRefId rref, ForkId fork) {}
