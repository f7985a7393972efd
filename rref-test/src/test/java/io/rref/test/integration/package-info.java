/**
 * What rref promises beyond PyTorch, over real HTTP, in one JVM and in several.
 *
 * <p><b>For:</b> showing that the pieces fit. <b>May call:</b> {@code app}, {@code cluster}. <b>May be called by:</b>
 * nobody. <b>Start with:</b> {@link io.rref.test.integration.PassedOnHandleTest}.
 */
@NullMarked
package io.rref.test.integration;

import org.jspecify.annotations.NullMarked;
