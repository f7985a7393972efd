/**
 * The contract between the counter's worker and its web app, in a jar of its own.
 *
 * <p><b>For:</b> both apps. <b>May call:</b> {@code io.rref}. <b>May be called by:</b> both apps.
 * <b>Start with:</b> {@link io.rref.examples.counter.Visits}.
 */
@NullMarked
package io.rref.examples.counter;

import org.jspecify.annotations.NullMarked;
