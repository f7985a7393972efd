/**
 * The worker: holds the object that counts.
 *
 * <p><b>For:</b> being run, next to the web app. <b>May call:</b> {@code io.rref}, the contract.
 * <b>May be called by:</b> nobody; callers have the contract. <b>Start with:</b>
 * {@link io.rref.examples.counter.worker.VisitsInMemory}.
 */
@NullMarked
package io.rref.examples.counter.worker;

import org.jspecify.annotations.NullMarked;
