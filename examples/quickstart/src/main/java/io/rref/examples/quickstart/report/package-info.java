/**
 * What is printed: progress with times, tables in columns.
 *
 * <p><b>For:</b> a person at a terminal. <b>May call:</b> {@code flights}.
 * <b>May be called by:</b> {@code job}, {@code cluster} and the main class. <b>Start with:</b>
 * {@link io.rref.examples.quickstart.report.Progress}.
 */
@NullMarked
package io.rref.examples.quickstart.report;

import org.jspecify.annotations.NullMarked;
