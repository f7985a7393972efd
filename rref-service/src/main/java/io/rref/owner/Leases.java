package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The leases that stand, by token and by holder. One that has ended is not in here. */
final class Leases {

    private final int limit;

    private final Map<LeaseToken, Lease> byToken = new LinkedHashMap<>();

    private final Map<HolderId, Lease> byHolder = new LinkedHashMap<>();

    /** Decides nothing, and may be forgotten: only lets a refusal say since when. */
    private final Map<LeaseToken, MonotonicTime> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LeaseToken, MonotonicTime> eldest) {
            return size() > limit;
        }
    };

    Leases(int limit) {
        this.limit = limit;
    }

    void add(Lease lease) {
        byToken.put(lease.token(), lease);
        byHolder.put(lease.holder(), lease);
    }

    void remove(Lease lease, MonotonicTime now) {
        byToken.remove(lease.token(), lease);
        byHolder.remove(lease.holder(), lease);
        ended.put(lease.token(), now);
    }

    @Nullable
    Lease find(LeaseToken token) {
        return byToken.get(token);
    }

    /** The lease that this token proves; refused as lost if there is none, with when it ended if that is remembered. */
    Lease require(LeaseToken token, MonotonicTime now) {
        Lease lease = byToken.get(token);
        if (lease != null) {
            return lease;
        }
        MonotonicTime end = ended.get(token);
        Problem lost = Problems.leaseLost();
        throw new Refusal(end == null ? lost : lost.lasting(end.until(now)));
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
