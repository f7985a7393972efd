/**
 * What a worker may make and run, and running it.
 *
 * <p><b>For:</b> deciding from a contract's name which class is made and which bean's functions are called, and running one
 * method. Nothing that is no contract can be reached by name. <b>May call:</b> {@code io.rref}, {@code io.rref.protocol},
 * {@code io.rref.proxy}, {@code io.rref.codec}. <b>May be called by:</b> {@code io.rref.worker},
 * {@code io.rref.service.autoconfigure}. <b>Start with:</b> {@link io.rref.execution.ExecutionCatalog}.
 */
@NullMarked
package io.rref.execution;

import org.jspecify.annotations.NullMarked;
