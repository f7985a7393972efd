package io.rref.holder;

import io.rref.Incarnation;
import io.rref.protocol.Target;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The links to the starts of one worker. One lease at most is being asked for at a time: an owner ends a lease when the same
 * holder opens the next session, so two ways to the same start must not open one each.
 */
final class WorkerLinks {

    /** In the order in which the leases were granted. */
    private final Map<Incarnation, OwnerLink> granted = new LinkedHashMap<>();

    private @Nullable OwnerLink opening;

    private long sessions;

    long nextSession() {
        return ++sessions;
    }

    void opening(OwnerLink link) {
        opening = link;
    }

    /** The link for this incarnation or, without one, the latest; else the one being opened; else null. */
    @Nullable
    OwnerLink find(Target target) {
        Incarnation incarnation = target.incarnation();
        OwnerLink found = incarnation == null ? latest() : granted.get(incarnation);
        return found == null ? opening : found;
    }

    /** Lists the link that was being opened. Answers those that its lease displaces: older ones, and earlier starts. */
    List<OwnerLink> granted(OwnerLink link) {
        opening = null;
        boolean byName = link.asked().incarnation() == null;
        List<OwnerLink> displaced = granted.values().stream()
                .filter(other -> byName || other.incarnation().equals(link.incarnation()))
                .toList();
        displaced.forEach(this::remove);
        granted.put(link.incarnation(), link);
        return displaced;
    }

    void remove(OwnerLink link) {
        if (link.equals(opening)) {
            opening = null;
        } else {
            granted.values().remove(link);
        }
    }

    Collection<OwnerLink> granted() {
        return granted.values();
    }

    @Nullable
    OwnerLink opening() {
        return opening;
    }

    private @Nullable OwnerLink latest() {
        OwnerLink latest = null;
        for (OwnerLink link : granted.values()) {
            latest = link;
        }
        return latest;
    }
}
