package io.rref.owner;

import io.rref.ForkId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Notice;
import io.rref.protocol.RequestNumber;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What this owner has to say to one holder, until the holder says that it heard.
 *
 * <p>Bounded: revoked forks count against the holder's references until they are heard of, ended requests are told of by the
 * thousand only, since their holder asks for them anyway, and a drain is said once.
 */
final class Notices {

    private static final int MOST_PER_ANSWER = 100;

    private static final int MOST_FORKS_PER_NOTICE = 1000;

    private static final int MOST_ENDED = 1000;

    /** So often what is not heard makes an answer come at once: a holder that never says so must not renew without end. */
    private static final int MOST_HASTENED = 5;

    private final Deque<Unheard> unheard = new ArrayDeque<>();

    private long last;

    private int forks;

    private int ended;

    private int said;

    private interface Unheard {

        Notice at(MonotonicTime now);
    }

    void draining(MonotonicTime end) {
        long number = ++last;
        add(now -> new Notice.Draining(number, now.remainingUntil(end)));
    }

    void revoked(List<ForkId> gone) {
        for (int from = 0; from < gone.size(); from += MOST_FORKS_PER_NOTICE) {
            List<ForkId> part = gone.subList(from, Math.min(gone.size(), from + MOST_FORKS_PER_NOTICE));
            Notice notice = new Notice.Revoked(++last, part);
            add(now -> notice);
        }
        forks += gone.size();
    }

    void ended(RequestNumber request) {
        if (ended < MOST_ENDED) {
            Notice notice = new Notice.Ended(++last, request);
            add(now -> notice);
            ended++;
        }
    }

    /** The next page of what is listed. */
    void listed(ForkListing listing) {
        Notice notice = listing.nextPage(++last);
        add(now -> notice);
    }

    private void add(Unheard notice) {
        unheard.add(notice);
        said = 0;
    }

    /** The holder has taken in everything up to this number. */
    void heard(long upTo) {
        Unheard first = unheard.peek();
        while (first != null && forget(first, upTo)) {
            first = unheard.peek();
        }
    }

    private boolean forget(Unheard first, long upTo) {
        Notice notice = first.at(MonotonicTime.NEVER);
        if (notice.number() > upTo) {
            return false;
        }
        unheard.remove();
        said = 0;
        forks -= notice instanceof Notice.Revoked revoked ? revoked.forks().size() : 0;
        ended -= notice instanceof Notice.Ended ? 1 : 0;
        return true;
    }

    /** Whether a renewal should be answered at once for their sake. */
    boolean hasten() {
        return !unheard.isEmpty() && said < MOST_HASTENED;
    }

    /** Whether nothing is left to say. */
    boolean areHeard() {
        return unheard.isEmpty();
    }

    /** What the next answer brings. */
    List<Notice> say(MonotonicTime now) {
        said++;
        return unheard.stream()
                .limit(MOST_PER_ANSWER)
                .map(notice -> notice.at(now))
                .toList();
    }

    /** Forks that are revoked and that the holder may still believe in. */
    int unheardForks() {
        return forks;
    }
}
