/**
 * What profiles record: keys, records, and the books that they stand in until somebody asks for them.
 *
 * <p><b>For:</b> PyTorch's key scheme, and keeping records bounded in number, size and time. Nothing here knows what a call is made
 * of, or sends anything. <b>May call:</b> {@code io.rref}. <b>May be called by:</b> {@code runtime}, and {@code worker} on the
 * worker's side. <b>Start with:</b> {@link io.rref.profile.ProfilingKey}, then {@link io.rref.profile.RecordBook}.
 */
@NullMarked
package io.rref.profile;

import org.jspecify.annotations.NullMarked;
