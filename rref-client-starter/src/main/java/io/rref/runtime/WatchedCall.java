package io.rref.runtime;

import io.rref.ForkId;
import io.rref.holder.Outcome;
import io.rref.profile.OpenRecord;
import io.rref.profile.ProfileTickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call that this process makes, to all who watch it. */
final class WatchedCall {

    private static final Logger logger = LoggerFactory.getLogger(WatchedCall.class);

    /** Nobody watches. */
    static final WatchedCall NONE = new WatchedCall("", Watched.NONE, List.of(), Map.of(), ProfileTickets.NONE);

    private final String worker;

    private final Watched observed;

    private final List<OpenRecord> records;

    private final Map<String, String> carried;

    private final ProfileTickets onward;

    /**
     * It has begun.
     *
     * @param carried attributes that it is to carry
     * @param onward profiles that it is to carry
     */
    WatchedCall(
            String worker,
            Watched observed,
            List<OpenRecord> records,
            Map<String, String> carried,
            ProfileTickets onward) {
        this.worker = worker;
        this.observed = observed;
        this.records = List.copyOf(records);
        this.carried = carried;
        this.onward = onward;
    }

    /** The attributes with what it is to carry among them. */
    Map<String, String> addTo(Map<String, String> attributes) {
        if (carried.isEmpty()) {
            return onward.isEmpty() ? attributes : Map.copyOf(onward.addTo(attributes));
        }
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.putAll(carried);
        return Map.copyOf(onward.addTo(more));
    }

    /** It makes the handle with this fork. */
    WatchedCall making(ForkId fork) {
        records.forEach(record -> record.book().made(fork.value(), record));
        return this;
    }

    /** Starts it: if that fails, it has ended. */
    <R> R start(Supplier<R> sending) {
        try {
            return sending.get();
        } catch (RuntimeException | Error notBegun) {
            tell(() -> CallOutcome.notBegun(notBegun));
            throw notBegun;
        }
    }

    /** What completes with the outcome when everybody who watches has been told of it: whoever sees it finds it recorded. */
    CompletableFuture<Outcome> until(CompletableFuture<Outcome> outcome) {
        return this == NONE
                ? outcome
                : outcome.thenApply(ended -> {
                    tell(() -> CallOutcome.of(ended));
                    return ended;
                });
    }

    /** Whatever those who watch throw, the call has ended. */
    private void tell(Supplier<CallOutcome> outcome) {
        try {
            end(outcome.get());
        } catch (Throwable faulty) {
            logger.warn("who watches a call of {} could not be told of its end", worker, faulty);
        }
    }

    private void end(CallOutcome outcome) {
        try {
            observed.end(outcome);
        } finally {
            endRecords(outcome);
        }
    }

    private void endRecords(CallOutcome outcome) {
        for (OpenRecord record : records) {
            if (outcome.mayHaveRun()) {
                record.book().reached(worker);
            }
            record.end(outcome.kind().text());
        }
    }
}
