/**
 * Whether the job did what it says: right tables, nothing left behind.
 *
 * <p><b>For:</b> not having to believe the example. <b>May call:</b> {@code flights}.
 * <b>May be called by:</b> the main class. <b>Start with:</b>
 * {@link io.rref.examples.quickstart.check.PlainComputation}.
 */
@NullMarked
package io.rref.examples.quickstart.check;

import org.jspecify.annotations.NullMarked;
