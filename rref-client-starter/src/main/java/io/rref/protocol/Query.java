package io.rref.protocol;

import io.rref.ForkId;
import io.rref.RRefId;

/** A read without effect: it carries no number and may be asked again at will. Acts under a fork. */
public sealed interface Query {

    RRefId rref();

    ForkId fork();

    /** How far the creation has come; if {@code waitReady}, answered when it has ended or the time is up. */
    record StateQuery(RRefId rref, ForkId fork, boolean waitReady) implements Query {}

    /** Contract and class of the object; answered when it exists. */
    record TypeQuery(RRefId rref, ForkId fork) implements Query {}

    /** The value, if it holds no handles; answered when it exists. */
    record ValueQuery(RRefId rref, ForkId fork) implements Query {}
}
