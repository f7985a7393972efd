/**
 * What owner and holder say to each other: messages, replies, problem types and the arithmetic of time.
 *
 * <p><b>For:</b> the one vocabulary of both machines, the wire and the simulation. Values only, pure.
 * <b>May call:</b> {@code io.rref}. <b>May be called by:</b> every room but {@code io.rref}.
 * <b>Start with:</b> {@link io.rref.protocol.Message}, then {@link io.rref.protocol.Action} and {@link io.rref.protocol.Reply}.
 */
@NullMarked
package io.rref.protocol;

import org.jspecify.annotations.NullMarked;
