package io.rref.test.simulation;

import io.rref.holder.HolderEvent.Certainty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one message or reply.
 *
 * @param kind the word for it in trace and table
 * @param arrivals after which delays it arrives: none if it is lost, two if it is doubled
 * @param told what the sender hears instead of a reply; null if nothing
 * @param refusedAfter when a copy of it arrives that the door refuses; null if none does
 */
record Fate(
        Kind kind,
        List<Duration> arrivals,
        @Nullable Told told,
        @Nullable Duration refusedAfter) {

    /** What the network can do to a message or a reply. */
    enum Kind {
        ARRIVES,
        LATE,
        DOUBLED,
        LOST_SILENTLY,
        LOST_AND_TOLD,
        NEVER_LEFT,
        /** Arrives, but the connection breaks before the reply. */
        BROKEN,
        /** A copy is refused before the owner sees it; another one may get in. */
        REFUSED_AT_DOOR
    }

    Fate(Kind kind, List<Duration> arrivals, @Nullable Told told) {
        this(kind, arrivals, told, null);
    }

    /** How the transport reports a failure, and how long after the sending. */
    record Told(Certainty certainty, Duration after) {}

    /** What the trace says of it: nothing of the usual. */
    String words() {
        return kind == Kind.ARRIVES ? "" : kind + " ";
    }

    static Fate arrives(Duration delay) {
        return new Fate(Kind.ARRIVES, List.of(delay), null);
    }

    static Fate late(Duration delay) {
        return new Fate(Kind.LATE, List.of(delay), null);
    }

    static Fate doubled(Duration first, Duration second) {
        return new Fate(Kind.DOUBLED, List.of(first, second), null);
    }

    static Fate lostSilently() {
        return new Fate(Kind.LOST_SILENTLY, List.of(), null);
    }

    static Fate lostAndTold(Duration after) {
        return new Fate(Kind.LOST_AND_TOLD, List.of(), new Told(Certainty.MAYBE_SENT, after));
    }

    static Fate neverLeft(Duration after) {
        return new Fate(Kind.NEVER_LEFT, List.of(), new Told(Certainty.NOT_SENT, after));
    }

    static Fate broken(Duration delay, Duration after) {
        return new Fate(Kind.BROKEN, List.of(delay), new Told(Certainty.MAYBE_SENT, after));
    }

    static Fate refusedAtDoor(Duration refusedAfter) {
        return new Fate(Kind.REFUSED_AT_DOOR, List.of(), null, refusedAfter);
    }

    /** Doubled on its way: one copy gets in, the other does not. */
    static Fate doubledAndRefusedAtDoor(Duration arrivesAfter, Duration refusedAfter) {
        return new Fate(Kind.REFUSED_AT_DOOR, List.of(arrivesAfter), null, refusedAfter);
    }
}
