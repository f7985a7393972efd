/**
 * Twenty rows of {@code docs/pytorch.md}, drawn once, and for each a mutation of the shipped behaviour: under it the row's
 * test must fail.
 *
 * <p><b>For:</b> showing that the conformance tests can fail, for the reason that their row names. <b>May call:</b> {@code
 * conformance}, and rref's own classes, which it redefines while one test runs. <b>May be called by:</b> nobody. <b>Start
 * with:</b> {@link io.rref.test.conformance.mutation.MutationTest}; each mutation is an advice that Byte Buddy weaves into
 * one shipped method.
 */
@NullMarked
package io.rref.test.conformance.mutation;

import org.jspecify.annotations.NullMarked;
