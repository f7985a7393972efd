package io.rref.benchmarks.peer;

/**
 * What a peer did in one slice of time.
 *
 * @param operations that were done
 * @param seconds that they took together
 * @param p50 median time of one, microseconds
 * @param p99 the time that one in a hundred exceeds, microseconds
 * @param left objects that the owner still held when the last operation had ended; negative where nobody counted
 * @param releasedMillis after which the owner held none of them any more; negative where nobody counted
 */
public record Slice(long operations, double seconds, double p50, double p99, long left, long releasedMillis) {

    /** Operations per second. */
    public double rate() {
        return operations / seconds;
    }
}
