/**
 * A seeded simulation of the whole protocol: the shipping machines in a false world of virtual time and faulty messages.
 *
 * <p><b>For:</b> finding schedules in which a promise breaks, and replaying them from one seed; checkers stand outside the
 * machines. <b>May call:</b> {@code io.rref}, {@code io.rref.protocol}, {@code io.rref.holder}, {@code io.rref.owner}.
 * <b>May be called by:</b> tests only. <b>Start with:</b> {@link io.rref.test.simulation.Simulation}, then
 * {@link io.rref.test.simulation.World}.
 */
@NullMarked
package io.rref.test.simulation;

import org.jspecify.annotations.NullMarked;
