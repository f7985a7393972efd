/**
 * A seeded simulation of the whole protocol: the shipping machines in a false world of virtual time and faulty messages.
 *
 * <p><b>The program:</b> {@link io.rref.test.simulation.Schedule}, of which each {@link io.rref.test.simulation.Step} is one use or
 * several through {@link io.rref.test.simulation.Program}; then {@link io.rref.test.simulation.Convergence}. <b>The weather:</b>
 * {@link io.rref.test.simulation.Climate} says how bad, {@link io.rref.test.simulation.DrawnWeather} what happens to each message,
 * {@link io.rref.test.simulation.Misfortunes} what happens to processes; {@link io.rref.test.simulation.Coverage} says what a run has not
 * met. <b>The checkers:</b> {@link io.rref.test.simulation.Checkers} lists them, {@link io.rref.test.simulation.Leftovers} looks at the end.
 * <b>A failing seed:</b> {@link io.rref.test.simulation.Story}, by {@link io.rref.test.simulation.Shrinker}.
 *
 * <p><b>For:</b> finding schedules in which a promise breaks, and replaying them from one seed; checkers stand outside the
 * machines. <b>May call:</b> {@code io.rref}, {@code io.rref.protocol}, {@code io.rref.holder}, {@code io.rref.owner}.
 * <b>May be called by:</b> tests only. <b>Start with:</b> {@link io.rref.test.simulation.Simulation}, then
 * {@link io.rref.test.simulation.World}.
 */
@NullMarked
package io.rref.test.simulation;

import org.jspecify.annotations.NullMarked;
