package io.rref.owner;

import io.rref.ForkId;
import io.rref.protocol.WireHandle;
import org.jspecify.annotations.Nullable;

/**
 * A handle that came with a request.
 *
 * @param wire as it travelled
 * @param local the local handle that the machine opened in the step that accepted the request, if the object is this
 *     owner's own; null if the shell must claim it from another owner
 */
public record ArrivedHandle(WireHandle wire, @Nullable ForkId local) {}
