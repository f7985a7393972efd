package io.rref.owner;

import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.Map;
import java.util.TreeMap;

/**
 * All numbers that a holder has ever told to be settled. A union, since one message tells of the lowest ranges only: a later
 * one may leave out what an earlier one told, and a number that were open again could run again.
 */
final class SettledRanges {

    /** There is always a number behind it. */
    private static final long HIGHEST = Long.MAX_VALUE - 1;

    private final int limit;

    /** First to last; no two of them touch. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /**
     * @param limit how many ranges are remembered beside the one from the first number. What would be one more is not taken in, as if
     *     nobody had told it yet: it is told again as long as lower numbers are open
     */
    SettledRanges(int limit) {
        this.limit = limit;
    }

    /** Whether so many numbers are open between settled ones that no further range is taken in. */
    boolean isFull() {
        boolean fromTheStart = ranges.containsKey(RequestNumber.FIRST.value());
        return ranges.size() - (fromTheStart ? 1 : 0) >= limit;
    }

    boolean contains(RequestNumber number) {
        return containsAll(number.value(), number.value());
    }

    /** This number, or the first one above it that is not settled. */
    RequestNumber firstOpenFrom(RequestNumber number) {
        Map.Entry<Long, Long> around = ranges.floorEntry(number.value());
        if (around == null || around.getValue() < number.value()) {
            return number;
        }
        return new RequestNumber(around.getValue() + 1);
    }

    /** Whether just the numbers below this one are settled. */
    boolean isExactlyBelow(RequestNumber number) {
        return lowestOpen().equals(number) && ranges.size() == (number.equals(RequestNumber.FIRST) ? 0 : 1);
    }

    /** The first number that is not settled. */
    RequestNumber lowestOpen() {
        Map.Entry<Long, Long> first = ranges.firstEntry();
        boolean fromTheStart = first != null && first.getKey() == RequestNumber.FIRST.value();
        return fromTheStart ? new RequestNumber(first.getValue() + 1) : RequestNumber.FIRST;
    }

    /** Takes in what a message tells; says whether any of it is new. */
    boolean add(SettledNumbers told) {
        boolean news = add(RequestNumber.FIRST.value(), told.lowestOpen().value() - 1);
        for (SettledNumbers.Range range : told.above()) {
            news |= add(range.first().value(), range.last().value());
        }
        return news;
    }

    private boolean add(long first, long told) {
        long last = Math.min(told, HIGHEST);
        if (first > last || containsAll(first, last)) {
            return false;
        }
        long from = first;
        long to = last;
        Map.Entry<Long, Long> touching = ranges.floorEntry(to + 1);
        boolean apart = touching == null || touching.getValue() < from - 1;
        if (apart && isFull() && first > RequestNumber.FIRST.value()) {
            return false;
        }
        while (touching != null && touching.getValue() >= from - 1) {
            from = Math.min(from, touching.getKey());
            to = Math.max(to, touching.getValue());
            ranges.remove(touching.getKey());
            touching = ranges.floorEntry(to + 1);
        }
        ranges.put(from, to);
        return true;
    }

    private boolean containsAll(long first, long last) {
        Map.Entry<Long, Long> around = ranges.floorEntry(first);
        return around != null && last <= around.getValue();
    }
}
