package io.rref.transport;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerLookup.Found;
import io.rref.protocol.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which addresses of a worker a message is tried at, and in which order. */
final class Candidates {

    private Candidates() {}

    /** Whether there is one address and nothing to choose, as about always. */
    static boolean isOne(Found found, Target target) {
        if (found.listed().size() != 1) {
            return false;
        }
        Incarnation there = found.listed().get(0).incarnation();
        return found.remembered().isEmpty()
                || target.incarnation() == null
                || Objects.equals(there, target.incarnation());
    }

    /** Whether whoever is there must say first who it is: any start is meant, and there may be two. */
    static boolean mustBeAsked(Found found, Target target) {
        return target.incarnation() == null && found.listed().size() > 1;
    }

    /**
     * For a certain start: where it has answered before; where the directory says or said that it is; then where anybody may be; then where another start is,
     * whose answer tells that the one meant is gone. For any start: where it was last, if it is listed nowhere.
     */
    static List<WorkerAddress> inOrder(Found found, Target target, @Nullable WorkerAddress answered) {
        Incarnation meant = target.incarnation();
        if (meant == null) {
            return found.listed().isEmpty() ? found.remembered().subList(0, 1) : found.listed();
        }
        List<WorkerAddress> order = new ArrayList<>();
        if (answered != null) {
            order.add(answered);
        }
        found.listed().stream().filter(a -> meant.equals(a.incarnation())).forEach(order::add);
        found.remembered().stream().filter(a -> meant.equals(a.incarnation())).forEach(order::add);
        found.listed().stream().filter(a -> a.incarnation() == null).forEach(order::add);
        found.listed().stream().filter(a -> !order.contains(a)).forEach(order::add);
        if (order.isEmpty()) {
            order.addAll(found.remembered());
        }
        return List.copyOf(withoutRepeats(order));
    }

    private static Collection<WorkerAddress> withoutRepeats(List<WorkerAddress> order) {
        Map<URI, WorkerAddress> first = new LinkedHashMap<>();
        order.forEach(address -> first.putIfAbsent(address.uri(), address));
        return first.values();
    }
}
