package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The leases that stand, by token and by holder. One that has ended is not in here. */
final class Leases {

    private final int limit;

    private final Map<LeaseToken, Lease> byToken = new LinkedHashMap<>();

    private final Map<HolderId, Lease> byHolder = new LinkedHashMap<>();

    Leases(int limit) {
        this.limit = limit;
    }

    void add(Lease lease) {
        byToken.put(lease.token(), lease);
        byHolder.put(lease.holder(), lease);
    }

    void remove(Lease lease) {
        byToken.remove(lease.token(), lease);
        byHolder.remove(lease.holder(), lease);
    }

    @Nullable
    Lease find(LeaseToken token) {
        return byToken.get(token);
    }

    /** The lease that this token proves; refused as lost if there is none. */
    Lease require(LeaseToken token) {
        Lease lease = byToken.get(token);
        if (lease == null) {
            throw new Refusal(Problems.leaseLost());
        }
        return lease;
    }

    @Nullable
    Lease of(HolderId holder) {
        return byHolder.get(holder);
    }

    boolean stands(Lease lease) {
        return byToken.get(lease.token()) == lease;
    }

    void requireRoom() {
        if (byToken.size() >= limit) {
            throw new Refusal(Problems.limitReached("rref.worker.limits.holders", limit));
        }
    }

    Collection<Lease> all() {
        return byToken.values();
    }
}
