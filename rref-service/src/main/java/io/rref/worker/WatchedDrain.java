package io.rref.worker;

import io.rref.owner.OwnerCounts;
import io.rref.owner.OwnerDecision;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.runtime.MonotonicClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drain of one worker: when it is over, and a line in the log at its begin and at its end. Thread-safe. */
final class WatchedDrain {

    private static final Logger logger = LoggerFactory.getLogger(WatchedDrain.class);

    private static final int MOST_NAMED = 10;

    private final HolderId self;

    private final MonotonicClock clock;

    private final AtomicReference<@Nullable MonotonicTime> begun = new AtomicReference<>();

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    WatchedDrain(HolderId self, MonotonicClock clock) {
        this.self = self;
        this.clock = clock;
    }

    /** Says so the first time. */
    void begins(Duration longest, OwnerCounts counts) {
        if (begun.compareAndSet(null, clock.now())) {
            logger.info(
                    "{} drains, for {} at most: {}, {}, {} running",
                    self,
                    seconds(longest),
                    number(
                            counts.objects().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum(),
                            "object"),
                    number(counts.leases(), "holder"),
                    number(counts.work(), "call"));
        }
    }

    void ends(OwnerDecision.DrainEnded end) {
        MonotonicTime began = begun.get();
        logger.info(
                "{} has drained{}: {}; told {}{}",
                self,
                began == null ? "" : ", in " + seconds(began.until(clock.now())),
                end.cutOff() == 0 ? "all calls have ended" : number(end.cutOff(), "call") + " cut off",
                named(end.told()),
                end.untold().isEmpty() ? "" : "; could not tell " + named(end.untold()));
        over.complete(null);
    }

    /** Nobody is left who could end it. */
    void giveUp() {
        over.complete(null);
    }

    /** Completes when it is over. */
    CompletableFuture<Void> over() {
        return over.copy();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String number(long of, String what) {
        return of + " " + what + (of == 1 ? "" : "s");
    }

    private static String named(List<HolderId> holders) {
        if (holders.isEmpty()) {
            return "nobody";
        }
        String rest = holders.size() > MOST_NAMED ? " and " + (holders.size() - MOST_NAMED) + " more" : "";
        return holders.stream().limit(MOST_NAMED).map(HolderId::toString).collect(Collectors.joining(", ")) + rest;
    }
}
