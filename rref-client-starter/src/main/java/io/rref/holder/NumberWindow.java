package io.rref.holder;

import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.SettledNumbers.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers of one lease: which one comes next, and which are settled. */
final class NumberWindow {

    /**
     * Ranges that one message carries at most, the lowest first. What is left out is told by a later message: the lowest
     * open number moves on as operations end, and settled numbers stay settled.
     */
    static final int MOST_RANGES = 64;

    private RequestNumber next = RequestNumber.FIRST;

    private long lowestOpen = 1;

    /** Settled ranges above the lowest open number, first to last; no two of them touch. */
    private final TreeMap<Long, Long> above = new TreeMap<>();

    private int open;

    private @Nullable SettledNumbers told;

    /** Takes the next number; it is open until it is settled. */
    RequestNumber take() {
        RequestNumber taken = next;
        next = next.next();
        open++;
        return taken;
    }

    /** Marks an open number settled. */
    void settle(RequestNumber number) {
        if (number.compareTo(next) >= 0 || isSettled(number)) {
            throw new IllegalStateException(number + " is not open");
        }
        open--;
        told = null;
        insert(number.value());
        moveLowestOpen();
    }

    /** How many numbers are taken and not settled. */
    int open() {
        return open;
    }

    boolean isSettled(RequestNumber number) {
        long value = number.value();
        Map.Entry<Long, Long> below = above.floorEntry(value);
        return value < lowestOpen || (below != null && value <= below.getValue());
    }

    /** All settled numbers, as they travel; of more than {@value #MOST_RANGES} ranges the lowest. */
    SettledNumbers settled() {
        SettledNumbers known = told;
        if (known == null) {
            known = new SettledNumbers(new RequestNumber(lowestOpen), ranges());
            told = known;
        }
        return known;
    }

    /** Throws unless the open and the settled numbers together are all that were taken. */
    void check() {
        long settled = lowestOpen - 1;
        for (Map.Entry<Long, Long> range : above.entrySet()) {
            settled += range.getValue() - range.getKey() + 1;
        }
        if (settled + open != next.value() - 1) {
            throw new IllegalStateException(settled + " settled and " + open + " open numbers, next " + next);
        }
    }

    private void insert(long value) {
        long first = value;
        long last = value;
        Map.Entry<Long, Long> before = above.lowerEntry(value);
        if (before != null && before.getValue() == value - 1) {
            first = before.getKey();
        }
        Long behind = above.remove(value + 1);
        if (behind != null) {
            last = behind;
        }
        above.put(first, last);
    }

    private void moveLowestOpen() {
        Map.Entry<Long, Long> lowest = above.firstEntry();
        if (lowest != null && lowest.getKey() == lowestOpen) {
            lowestOpen = lowest.getValue() + 1;
            above.remove(lowest.getKey());
        }
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (Map.Entry<Long, Long> range : above.entrySet()) {
            if (ranges.size() == MOST_RANGES) {
                break;
            }
            ranges.add(new Range(new RequestNumber(range.getKey()), new RequestNumber(range.getValue())));
        }
        return ranges;
    }
}
