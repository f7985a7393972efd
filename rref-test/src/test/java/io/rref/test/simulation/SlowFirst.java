package io.rref.test.simulation;

import io.rref.protocol.HolderId;
import java.time.Duration;

/** All goes well, but the first message of one kind is slow: it is overtaken. */
final class SlowFirst implements Weather {

    private static final Duration QUICK = Duration.ofMillis(1);

    private final String kind;

    private final Duration delay;

    private boolean met;

    SlowFirst(String kind, Duration delay) {
        this.kind = kind;
        this.delay = delay;
    }

    @Override
    public Fate ofMessage(String sent, HolderId from, HolderId to) {
        boolean first = !met && sent.equals(kind);
        met |= first;
        return Fate.arrives(first ? delay : QUICK);
    }

    @Override
    public Fate ofReply(String sent, HolderId from, HolderId to) {
        return Fate.arrives(QUICK);
    }
}
