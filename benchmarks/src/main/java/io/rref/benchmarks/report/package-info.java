/**
 * From measurements to medians, ratios, a table and a file. Pure but for the writing of the file.
 *
 * <p><b>Start with:</b> {@link io.rref.benchmarks.report.Summary}.
 */
@NullMarked
package io.rref.benchmarks.report;

import org.jspecify.annotations.NullMarked;
