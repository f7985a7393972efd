package io.rref.owner;

import io.rref.LossReason;
import io.rref.RRefId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why some released objects went. Only words: nothing is decided by a tombstone, so the oldest may go at any time. */
final class Tombstones {

    private final int limit;

    private final Map<RRefId, LossReason> reasons = new LinkedHashMap<>();

    Tombstones(int limit) {
        this.limit = limit;
    }

    void remember(RRefId rref, LossReason reason) {
        reasons.put(rref, reason);
        if (reasons.size() > limit) {
            Iterator<RRefId> oldest = reasons.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** The id names an object again. */
    void forget(RRefId rref) {
        reasons.remove(rref);
    }

    boolean remembers(RRefId rref) {
        return reasons.containsKey(rref);
    }

    /** Why the object went, {@link LossReason#RELEASED} if that is not known. */
    LossReason reason(RRefId rref) {
        return reasons.getOrDefault(rref, LossReason.RELEASED);
    }

    int size() {
        return reasons.size();
    }
}
