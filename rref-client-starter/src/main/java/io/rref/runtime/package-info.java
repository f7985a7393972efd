/**
 * The holder's shell: gives the holder's machine a clock, a lock, a network and threads, and people their handles.
 *
 * <p><b>For:</b> feeding events and time to {@code holder.HolderProtocol}, carrying out its decisions, and implementing {@code
 * RRef} and {@code RRefClient} on top. Asks a {@link io.rref.runtime.LocalOwner} for what lives in this process.
 * <b>May call:</b> {@code io.rref}, {@code protocol}, {@code profile}, {@code holder}, {@code codec}, {@code proxy}, {@code transport}, {@code
 * directory}. <b>May be called by:</b> {@code autoconfigure}, {@code observation}, and on the worker's side {@code worker} and
 * the rooms around it.
 * <b>Start with:</b> {@link io.rref.runtime.HolderRuntime}, then {@code HolderShell}.
 */
@NullMarked
package io.rref.runtime;

import org.jspecify.annotations.NullMarked;
