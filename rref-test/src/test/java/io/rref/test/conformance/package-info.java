/**
 * One test for each behaviour of PyTorch that has a counterpart here, over real HTTP.
 *
 * <p><b>For:</b> showing the rows of {@code docs/pytorch.md}. <b>May call:</b> {@code app}, {@code cluster}. <b>May be
 * called by:</b> {@code report} and {@code mutation}. <b>Start with:</b> {@link io.rref.test.conformance.PlainCallTest}.
 */
@NullMarked
package io.rref.test.conformance;

import org.jspecify.annotations.NullMarked;
