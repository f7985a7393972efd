/**
 * Where workers are: from a worker's name to the addresses where it may be.
 *
 * <p><b>For:</b> finding addresses at the moment a message is sent; a hint, never the judge of whether a worker lives. A static
 * list and a pattern of addresses stand here, Consul in a room of its own below. <b>May call:</b> {@code io.rref}.
 * <b>May be called by:</b> {@code runtime}, {@code transport}, {@code autoconfigure}. <b>Start with:</b>
 * {@link io.rref.directory.WorkerDirectory}.
 */
@NullMarked
package io.rref.directory;

import org.jspecify.annotations.NullMarked;
