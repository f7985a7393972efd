/**
 * What the tests call: contracts, the classes that serve them, and the worker app that holds them.
 *
 * <p><b>For:</b> the conformance and integration tests. <b>May call:</b> rref's API. <b>May be called by:</b> the tests and
 * their clusters. <b>Start with:</b> {@link io.rref.test.app.TestWorker}.
 */
@NullMarked
package io.rref.test.app;

import org.jspecify.annotations.NullMarked;
