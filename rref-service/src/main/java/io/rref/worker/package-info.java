/**
 * The owner's shell: gives the owner's machine a lock, a clock and threads, keeps the live objects, and does its work.
 *
 * <p><b>For:</b> turning messages into events, carrying decisions out, and taking handles of requests in and those of answers
 * out through this process's own holder. <b>May call:</b> {@code io.rref}, {@code protocol}, {@code owner}, {@code execution},
 * {@code codec}, {@code proxy}, {@code profile}, {@code runtime}. <b>May be called by:</b> {@code web}, {@code metering},
 * {@code service.autoconfigure}. <b>Start with:</b> {@link io.rref.worker.OwnerShell}, then {@code WorkRunner}.
 */
@NullMarked
package io.rref.worker;

import org.jspecify.annotations.NullMarked;
