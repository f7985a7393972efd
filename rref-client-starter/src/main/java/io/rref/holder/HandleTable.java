package io.rref.holder;

import io.rref.ForkId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every handle of this process, until it is closed and its last use has settled. */
final class HandleTable {

    private final Map<ForkId, HandleRecord> records = new LinkedHashMap<>();

    private final LossTally losses = new LossTally();

    /** Lists the handle; answers the one that already stands under its fork, if there is one. */
    @Nullable
    HandleRecord add(HandleRecord record) {
        HandleRecord standing = records.putIfAbsent(record.fork(), record);
        if (standing == null) {
            record.countLossIn(losses);
        }
        return standing;
    }

    @Nullable
    HandleRecord get(ForkId fork) {
        return records.get(fork);
    }

    void remove(HandleRecord record) {
        if (records.remove(record.fork(), record)) {
            record.countLossIn(null);
            if (record.lost() != null) {
                losses.dropped();
            }
        }
    }

    LossTally losses() {
        return losses;
    }

    Collection<HandleRecord> all() {
        return records.values();
    }
}
