package io.rref.holder;

import io.rref.LossReason;
import java.util.EnumMap;
import java.util.Map;

/** How many handles are lost, and have been: kept as that happens. {@link Inspection} holds it against the table. */
final class LossTally {

    private final Map<LossReason, Long> since = new EnumMap<>(LossReason.class);

    private long listed;

    LossTally() {
        for (LossReason reason : LossReason.values()) {
            since.put(reason, 0L);
        }
    }

    void lost(LossReason reason) {
        since.merge(reason, 1L, Long::sum);
        listed++;
    }

    /** A lost one is listed no longer. */
    void dropped() {
        listed--;
    }

    /** Lost ones that are listed. */
    long listed() {
        return listed;
    }

    /** All that were ever lost. */
    Map<LossReason, Long> since() {
        return since;
    }
}
