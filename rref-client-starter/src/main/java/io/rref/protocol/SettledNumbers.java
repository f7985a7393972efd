package io.rref.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers a holder has settled: all below the lowest open one, and some ranges above it. Travels on every message
 * and renewal; the owner forgets the outcomes of settled numbers. Written {@code 7} or {@code 7;9-12;15-15}.
 *
 * @param lowestOpen the first number that is not settled
 * @param above settled ranges above it, ascending, disjoint
 */
public record SettledNumbers(RequestNumber lowestOpen, List<Range> above) {

    /** Nothing is settled. */
    public static final SettledNumbers NONE = new SettledNumbers(RequestNumber.FIRST, List.of());

    /** From the first number to the last one, both settled. */
    public record Range(RequestNumber first, RequestNumber last) {

        /** Refuses a range that runs backwards. */
        public Range {
            if (last.compareTo(first) < 0) {
                throw new IllegalArgumentException("range runs from " + first + " to " + last);
            }
        }
    }

    /** Refuses ranges that touch the open number or are out of order. */
    public SettledNumbers {
        above = List.copyOf(above);
        long before = lowestOpen.value();
        for (Range range : above) {
            if (range.first().value() <= before) {
                throw new IllegalArgumentException("settled ranges must ascend above " + lowestOpen + ": " + above);
            }
            before = range.last().value();
        }
    }

    /**
     * Reads the form that {@link #value()} writes.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static SettledNumbers parse(String text) {
        String[] parts = text.split(";", -1);
        List<Range> ranges = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int dash = parts[i].indexOf('-');
            if (dash <= 0) {
                throw new IllegalArgumentException("'" + parts[i] + "' is no range: expected first-last");
            }
            ranges.add(new Range(number(parts[i].substring(0, dash)), number(parts[i].substring(dash + 1))));
        }
        return new SettledNumbers(number(parts[0]), ranges);
    }

    /** Whether this number is settled. */
    public boolean contains(RequestNumber number) {
        if (number.compareTo(lowestOpen) < 0) {
            return true;
        }
        for (Range range : above) {
            if (range.first().compareTo(number) <= 0 && number.compareTo(range.last()) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** The form that {@link #parse} reads. */
    public String value() {
        StringBuilder text = new StringBuilder().append(lowestOpen.value());
        for (Range range : above) {
            text.append(';')
                    .append(range.first().value())
                    .append('-')
                    .append(range.last().value());
        }
        return text.toString();
    }

    private static RequestNumber number(String digits) {
        try {
            return new RequestNumber(Long.parseLong(digits));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("'" + digits + "' is no request number: expected 1, 2, 3, …");
        }
    }
}
