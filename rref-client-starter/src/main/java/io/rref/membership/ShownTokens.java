package io.rref.membership;

import io.rref.protocol.HolderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that one member shows, each used for the most of its life. Thread-safe; never blocks. */
public final class ShownTokens {

    private static final int MOST_KEPT = 1_000; // names of workers may be made up: they must not fill the memory

    private final MemberTokens tokens;

    private final HolderId self;

    private final InstantSource clock;

    /** A fifth of its life is left for the way and for a request that waits. */
    private final Duration used;

    private final Map<String, Shown> byWorker = new ConcurrentHashMap<>();

    private record Shown(String token, Instant signedAt) {}

    /** Signs nothing before the first question. */
    public ShownTokens(MemberTokens tokens, HolderId self, InstantSource clock) {
        this.tokens = tokens;
        this.self = self;
        this.clock = clock;
        this.used = tokens.lifetime().multipliedBy(4).dividedBy(5);
    }

    /** The token to show to this worker now. */
    public String to(String worker) {
        Instant now = clock.instant();
        Shown shown = byWorker.get(worker);
        if (shown == null || isUsedUp(shown, now)) {
            shown = new Shown(tokens.sign(self, worker, now), now);
            if (byWorker.size() >= MOST_KEPT) {
                byWorker.clear();
            }
            byWorker.put(worker, shown);
        }
        return shown.token();
    }

    /** A clock that was set back counts, too: the workers' were not. */
    private boolean isUsedUp(Shown shown, Instant now) {
        return now.isBefore(shown.signedAt()) || !now.isBefore(shown.signedAt().plus(used));
    }
}
