/**
 * What the image needs beside the worker: a training run for the JVM's cache, and a health check without a shell.
 *
 * <p><b>For:</b> the Dockerfile. <b>May call:</b> Boot, {@code service}, {@code service.check}. <b>May be called by:</b> nobody.
 * <b>Start with:</b> {@link io.rref.service.image.Training}.
 */
@NullMarked
package io.rref.service.image;

import org.jspecify.annotations.NullMarked;
