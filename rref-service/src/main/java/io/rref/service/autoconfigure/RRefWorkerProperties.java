package io.rref.service.autoconfigure;

import io.rref.execution.FailureDetail;
import io.rref.owner.OwnerLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Settings of a worker.
 *
 * @param name Unique name of the worker, as the directory lists it; by default the application's name.
 * @param lease Time after which the references of a holder that is not heard of any more are released.
 * @param drain Time that running calls have to end when the worker stops, in whose last quarter, five seconds at most, no call
 *     begins; spring.lifecycle.timeout-per-shutdown-phase is ten
 *     seconds longer unless it is set, and cannot be shorter.
 * @param threads Platform threads for user code; without meaning on JDK 21 and newer, where each call has a virtual thread.
 * @param stall Time after which work that waits for one of these threads is refused, if all of them wait in remote calls of
 *     their own and none of these ends.
 * @param stackTraces Whether exceptions of user code travel to their callers with their stack traces.
 * @param limits What callers can make grow.
 * @param processProfiler Profilers that see what the worker runs for anybody.
 */
@ConfigurationProperties("rref.worker")
public record RRefWorkerProperties(
        @Nullable String name,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("20s") Duration drain,
        @DefaultValue("200") int threads,
        @DefaultValue("1s") Duration stall,
        @Name("stack-traces") @DefaultValue("false") boolean stackTraces,
        @DefaultValue Limits limits,
        @Name("process-profiler") @DefaultValue Profiler processProfiler) {

    FailureDetail failureDetail() {
        return stackTraces ? FailureDetail.WITH_STACK : FailureDetail.WITHOUT_STACK;
    }

    /**
     * Profilers that see what the worker runs for anybody.
     *
     * @param enabled Whether callers may make one.
     */
    public record Profiler(@DefaultValue("true") boolean enabled) {}

    /**
     * What callers can make grow.
     *
     * @param body Largest request body.
     * @param requests Numbered requests of one holder that run or whose outcome is kept.
     * @param keptBytes Bytes of answers that are kept for one holder until it acknowledges them.
     * @param references References of one holder.
     * @param holders Holders at one time.
     * @param pending Longest time that a shared reference which nobody has claimed is kept for a sender that is gone.
     * @param names Names that holders have published.
     * @param handles Handles that one request carries.
     * @param argumentBytes Bytes of arguments of one holder's requests that run or wait, and of what is kept of its requests.
     * @param tombstones Released references that are remembered, only to say so.
     */
    public record Limits(
            @DefaultValue("64MB") DataSize body,
            @DefaultValue("100000") int requests,
            @Name("kept-bytes") @DefaultValue("64MB") DataSize keptBytes,
            @DefaultValue("1000000") int references,
            @DefaultValue("10000") int holders,
            @DefaultValue("610s") Duration pending,
            @DefaultValue("10000") int names,
            @DefaultValue("100000") int tombstones,
            @DefaultValue("10000") int handles,
            @Name("argument-bytes") @DefaultValue("256MB") DataSize argumentBytes) {

        OwnerLimits forOwner() {
            return new OwnerLimits(requests, keptBytes.toBytes(), references, holders, pending, names, tombstones)
                    .carrying(handles, argumentBytes.toBytes());
        }
    }
}
