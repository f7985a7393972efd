package io.rref.test.app;

import io.rref.RemoteInterface;

/** Functions that hold their thread while they call on. */
@RemoteInterface
public interface Nested {

    /** Comes to the gate, waits until it is open, and asks the other worker for its sum. */
    long sumThere(String gate, String other, long a, long b);

    /** The same, read from a result that stays with the other worker. */
    long readThere(String gate, String other, long a, long b);

    /** The same, with a future that is joined. */
    long joinedThere(String gate, String other, long a, long b);

    /** Comes to the gate, waits until it is open, and gives the number back. */
    long stay(String gate, long n);

    /** A sum, counted. */
    long sum(long a, long b);

    /** How many sums have been made here. */
    int sums();
}
