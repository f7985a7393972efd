/**
 * What the tests of one build have shown of PyTorch's behaviours, row by row.
 *
 * <p><b>For:</b> {@code target/conformance.md} and {@code target/conformance.json}. <b>May call:</b> {@code conformance}.
 * <b>May be called by:</b> nobody; JUnit's launcher finds the listener. <b>Start with:</b> {@link
 * io.rref.test.conformance.report.ConformanceReport}.
 */
@NullMarked
package io.rref.test.conformance.report;

import org.jspecify.annotations.NullMarked;
