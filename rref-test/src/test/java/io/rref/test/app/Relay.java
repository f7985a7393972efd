package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** Functions that are handed references, or hand them on. */
@RemoteInterface
public interface Relay {

    /** Fetches both and adds them. */
    long plus(RRef<Long> a, RRef<Long> b);

    /** Adds to somebody's counter. */
    long addTo(RRef<Counter> counter, long n);

    /** Adds to every counter in the bundle; the sum of their new values. */
    long addToAll(Bundle bundle, long n);

    /** Hands the handle that it was lent to another worker's {@link #addTo}. */
    long addThrough(String worker, RRef<Counter> counter, long n);

    /** The handle that it was lent. */
    RRef<Counter> giveBack(RRef<Counter> counter);

    /** The bundle that it was lent: called in remote mode, it stays here with its handles. */
    Bundle bundle(Bundle bundle);

    /** A sum that another worker makes and holds. */
    RRef<Long> sumOn(String worker, long a, long b);

    /** The same sum, fetched. */
    long sumFrom(String worker, long a, long b);

    /** Adds by a function of the other worker, which is to call back the one that this runs on. */
    long bounce(String worker, long a, long b);

    /** Whether the owner is known to list the handle that it was lent. */
    boolean isConfirmed(RRef<Counter> counter);

    /** Whether the handle that it was lent is to an object of this worker. */
    boolean isOwner(RRef<Counter> counter);
}
