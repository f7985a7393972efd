/**
 * The holder's machine: leases, handles, shares, numbers, resend, answers read once.
 *
 * <p><b>For:</b> deciding what a holder sends, and what its handles and calls come to. Plain state: one caller at a time, no
 * Spring, thread, clock, socket, random source or logger. <b>May call:</b> {@code io.rref}, {@code io.rref.protocol}.
 * <b>May be called by:</b> {@code io.rref.runtime}, for its counts {@code observation}, and the simulation.
 * <b>Start with:</b> {@link io.rref.holder.HolderProtocol}.
 */
@NullMarked
package io.rref.holder;

import org.jspecify.annotations.NullMarked;
