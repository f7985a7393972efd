package io.rref.protocol;

/** The number of a request with an effect, from one sequence per lease. The first is 1. */
public record RequestNumber(long value) implements Comparable<RequestNumber> {

    public static final RequestNumber FIRST = new RequestNumber(1);

    /** Refuses what no sequence gives. */
    public RequestNumber {
        if (value < 1) {
            throw new IllegalArgumentException("request numbers start at 1, got " + value);
        }
    }

    public RequestNumber next() {
        return new RequestNumber(value + 1);
    }

    @Override
    public int compareTo(RequestNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
