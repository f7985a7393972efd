package io.rref.test.chaos;

import io.rref.test.chaos.History.ObjectLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What every object must obey: made once; not used after its release; released within a known time after its last holder, unless
 * its worker has ended itself; and in the end nothing is left.
 *
 * @param gone within which an object is released whose only holder was killed: the lease, the scan, and what a busy machine needs
 */
record ObjectRules(Duration gone) {

    /** A pause that ended longer ago has no effect on a lease any more. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    List<String> violations(History history) {
        List<String> found = new ArrayList<>();
        for (ObjectLife object : history.objects()) {
            if (object.creations.size() > 1) {
                found.add("made more than once: " + object.name + " by " + object.creations);
            }
            if (object.usedAfterRelease) {
                found.add("used after its release: " + object.name + " of " + object.creations);
            }
            judgeRelease(object, history, found);
        }
        history.leftOvers()
                .forEach(left ->
                        found.add("left over when nobody held anything: " + left.what() + " on " + left.worker()));
        return found;
    }

    private void judgeRelease(ObjectLife object, History history, List<String> found) {
        OptionalLong took = releaseMs(object, history);
        if (took.isPresent() && took.getAsLong() > gone.toMillis()) {
            String holder = object.holder();
            found.add(
                    object.releasedAt == null
                            ? "never released: " + object.name + " though " + holder + " is gone"
                            : "released " + took.getAsLong() + " ms after " + holder + " was gone: " + object.name);
        }
    }

    /**
     * How long after the end of its only holder an object was released, in milliseconds, pauses of its worker not counted; empty
     * if it had other holders, or if its holder or its worker gives no answer.
     */
    static OptionalLong releaseMs(ObjectLife object, History history) {
        Optional<Long> holderGone = history.goneAt(object.holder());
        if (object.creations.isEmpty() || object.passedOn || holderGone.isEmpty()) {
            return OptionalLong.empty();
        }
        ObjectLife.Creation creation = object.creations.get(0);
        long from = Math.max(creation.at(), holderGone.get());
        if (object.releasedAt == null) {
            return history.goneAt(creation.worker()).isPresent()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.MAX_VALUE);
        }
        // what was paused just before has its leases prolonged as well
        long pausedMs = history.pausedMs(creation.worker(), Long.MIN_VALUE, object.releasedAt)
                - history.pausedMs(creation.worker(), Long.MIN_VALUE, from - RECENT.toMillis());
        return OptionalLong.of(object.releasedAt - from - pausedMs);
    }
}
