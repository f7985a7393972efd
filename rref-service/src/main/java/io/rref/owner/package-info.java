/**
 * The owner's machine: objects by id, forks, leases, outcomes of numbered requests, names.
 *
 * <p><b>For:</b> deciding what an owner does about a message or about time. Plain state: one caller at a time, no Spring,
 * thread, clock, socket, random source or logger. <b>May call:</b> {@code io.rref}, {@code io.rref.protocol}.
 * <b>May be called by:</b> {@code io.rref.worker}, for its counts {@code metering}, and the simulation.
 * <b>Start with:</b> {@link io.rref.owner.OwnerProtocol}.
 */
@NullMarked
package io.rref.owner;

import org.jspecify.annotations.NullMarked;
