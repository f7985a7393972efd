/**
 * Gives a Boot app its {@code RRefClient} and injects references.
 *
 * <p><b>For:</b> Boot's auto-configuration; no logic of rref's. <b>May call:</b> every room of the client. <b>May be called
 * by:</b> Boot, and the worker's auto-configuration. <b>Start with:</b> {@link io.rref.autoconfigure.RRefClientAutoConfiguration}.
 */
@NullMarked
package io.rref.autoconfigure;

import org.jspecify.annotations.NullMarked;
