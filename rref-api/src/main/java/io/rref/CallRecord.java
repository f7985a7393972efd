package io.rref;

import java.time.Duration;
import java.time.Instant;

/**
 * One call, or one run of what was called, as a {@link CallProfile} or a {@link ProcessProfiler} saw it.
 *
 * <p>The key of a call is PyTorch's: {@code rpc_<mode>#<function>(<caller> -> <worker>)}, mode being {@code sync}, {@code async}
 * or {@code remote} ({@code async_jit} does not occur); the function is the contract's name and the method's signature, for a
 * creation the contract alone. {@code toHere} is {@code to_here#(<caller>)->(<owner>)}. What a worker does for a profiled call has
 * that call's key before its own, with {@code #remote_op: } between: so keys nest as calls do. PyTorch: {@code FunctionEvent} of the
 * legacy profiler (C145-C147).
 *
 * @param key which call, and what was called for
 * @param node name of the process that this record was made in
 * @param begun when it began, by the clock of that process
 * @param took how long it took there: for a call with its way there and back
 * @param outcome {@code success}, {@code raised}, {@code not-executed}, {@code unknown} or {@code gone}
 */
public record CallRecord(String key, String node, Instant begun, Duration took, String outcome) {}
