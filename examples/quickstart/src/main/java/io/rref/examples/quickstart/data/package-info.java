/**
 * Files in, flights and airport names out.
 *
 * <p><b>For:</b> reading the example's own data and a file of the user's, with errors that say where.
 * <b>May call:</b> {@code flights}. <b>May be called by:</b> {@code worker}, {@code check} and the main class.
 * <b>Start with:</b> {@link io.rref.examples.quickstart.data.FlightsFile}.
 */
@NullMarked
package io.rref.examples.quickstart.data;

import org.jspecify.annotations.NullMarked;
