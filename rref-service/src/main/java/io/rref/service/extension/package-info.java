/**
 * The jars that the stock worker is given: which there are, and what of theirs is scanned.
 *
 * <p><b>For:</b> remote objects and functions of people who build no application of their own. <b>May call:</b> Boot, and {@code
 * runtime} for its word on unfit settings. <b>May be called by:</b> {@code service}. <b>Start with:</b> {@link
 * io.rref.service.extension.ExtensionPackages}.
 */
@NullMarked
package io.rref.service.extension;

import org.jspecify.annotations.NullMarked;
