package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the owner is with stopping. Running, draining, closing, ended; never back. What it does then is {@link OrderlyEnd}'s. */
final class Drain {

    private enum Phase {
        RUNNING,
        DRAINING,
        CLOSING,
        ENDED,
        TOLD
    }

    private final Map<LeaseToken, Problem> words = new HashMap<>();

    private final Map<LeaseToken, HolderId> untold = new LinkedHashMap<>();

    private final List<HolderId> told = new ArrayList<>();

    private List<HolderId> neverTold = List.of();

    private int cutOff;

    private Phase phase = Phase.RUNNING;

    /** Refuses what would hold more here: new leases, objects, names. What this process needs itself goes on. */
    void requireRunning(HolderId self, HolderId asker) {
        boolean ownWork = isDraining() && asker.equals(self);
        if (phase != Phase.RUNNING && !ownWork) {
            throw new Refusal(Problems.draining(self));
        }
    }

    /** Refuses what would run user code once the owner is about to end; what this process needs itself goes on. */
    void requireNotClosing(HolderId self, HolderId asker) {
        if (phase == Phase.CLOSING && !asker.equals(self)) {
            throw new Refusal(Problems.closing(self));
        }
    }

    /** Refuses everything once no lease stands any more; whoever asks under this token is told so. */
    void requireNotEnded(LeaseToken token) {
        if (phase == Phase.ENDED || phase == Phase.TOLD) {
            HolderId asker = untold.remove(token);
            if (asker != null) {
                told.add(asker);
            }
            throw new Refusal(words.getOrDefault(token, Problems.ownerStopped()));
        }
    }

    /** The holder of this lease has said goodbye, and need not be told. */
    void isGone(LeaseToken token) {
        untold.remove(token);
    }

    /** Whether it has begun to stop and has not ended. */
    boolean isDraining() {
        return phase == Phase.DRAINING || phase == Phase.CLOSING;
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    void begin() {
        phase = Phase.DRAINING;
    }

    /** Nothing more begins; ignored where all has ended already. */
    void close() {
        phase = phase == Phase.DRAINING ? Phase.CLOSING : phase;
    }

    /**
     * No lease stands any more.
     *
     * @param cutOff how much work ran at that moment
     */
    void ended(int cutOff) {
        this.cutOff = cutOff;
        phase = Phase.ENDED;
    }

    /**
     * What the holder of a lease is told when it asks.
     *
     * @param owed whether no renewal stood by which it could be told
     */
    void hasWord(Lease lease, Problem word, boolean owed) {
        words.put(lease.token(), word);
        if (owed) {
            untold.put(lease.token(), lease.holder());
        } else {
            told.add(lease.holder());
        }
    }

    /** Whether every holder has been told that the owner has ended; answers yes once. */
    boolean isToldNow() {
        boolean told = phase == Phase.ENDED && untold.isEmpty();
        phase = told ? Phase.TOLD : phase;
        return told;
    }

    /** They have had their time. */
    void giveUpOnUntold() {
        neverTold = List.copyOf(untold.values());
        untold.clear();
    }

    /** What came of it. */
    OwnerDecision.DrainEnded outcome() {
        return new OwnerDecision.DrainEnded(cutOff, told, neverTold);
    }
}
