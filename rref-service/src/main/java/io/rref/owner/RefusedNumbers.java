package io.rref.owner;

import io.rref.protocol.RequestNumber;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Numbers of one lease that were refused for want of room and may not be accepted later: their holder has been told that nothing ran,
 * and a copy may still be under way when there is room again.
 */
final class RefusedNumbers {

    private final int limit;

    private final NavigableSet<RequestNumber> numbers = new TreeSet<>();

    /** Everything below counts as refused. */
    private RequestNumber floor = RequestNumber.FIRST;

    /**
     * @param limit how many are told apart; beyond, all numbers below the next one count as refused, since none of them has been
     *     accepted either
     */
    RefusedNumbers(int limit) {
        this.limit = limit;
    }

    /** Ask only of numbers that have neither been accepted nor settled. */
    boolean contains(RequestNumber number) {
        return number.compareTo(floor) < 0 || numbers.contains(number);
    }

    /** This number, or the first one above it that was not refused. */
    RequestNumber firstOtherFrom(RequestNumber number) {
        RequestNumber other = number.compareTo(floor) < 0 ? floor : number;
        while (numbers.contains(other)) {
            other = other.next();
        }
        return other;
    }

    void add(RequestNumber number) {
        numbers.add(number);
        if (numbers.size() > limit) {
            floor = numbers.pollFirst().next();
        }
    }

    /** Their holder asks no more for those below. */
    void forgetBelow(RequestNumber lowestOpen) {
        numbers.headSet(lowestOpen, false).clear();
    }
}
