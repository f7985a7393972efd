/**
 * Where workers are: from a worker's name to its address.
 *
 * <p><b>For:</b> finding the address of a worker at the moment a message is sent to it; a hint, never the judge of whether it
 * lives. <b>May call:</b> {@code io.rref}. <b>May be called by:</b> {@code runtime}, {@code transport}, {@code autoconfigure}.
 * <b>Start with:</b> {@link io.rref.directory.WorkerDirectory}.
 */
@NullMarked
package io.rref.directory;

import org.jspecify.annotations.NullMarked;
