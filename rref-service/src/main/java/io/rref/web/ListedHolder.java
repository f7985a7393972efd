package io.rref.web;

import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.MonotonicTime;

/** One holder with a lease, as operators see it. */
record ListedHolder(String holder, long session, long endsInMs, int references, int openRequests) {

    static ListedHolder of(OwnerSnapshot.Lease lease, MonotonicTime now) {
        return new ListedHolder(
                lease.holder().toString(),
                lease.session(),
                now.until(lease.endsAt()).toMillis(),
                lease.references(),
                lease.openRequests());
    }
}
