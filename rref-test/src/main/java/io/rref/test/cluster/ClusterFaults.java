package io.rref.test.cluster;

import io.rref.protocol.HolderId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The switches of one cluster: for every worker, and for all of them. */
final class ClusterFaults {

    private final NetworkFaults everywhere = new NetworkFaults("every worker");

    private final Map<String, NetworkFaults> workers = new ConcurrentHashMap<>();

    private final Set<HolderId> killed = ConcurrentHashMap.newKeySet();

    private volatile boolean over;

    NetworkFaults everywhere() {
        return everywhere;
    }

    NetworkFaults at(String worker) {
        return workers.computeIfAbsent(worker, NetworkFaults::new);
    }

    boolean isClosed(String worker) {
        return everywhere.isClosed() || at(worker).isClosed();
    }

    /** This process was killed. */
    void killed(HolderId process) {
        killed.add(process);
    }

    boolean wasKilled(HolderId process) {
        return killed.contains(process);
    }

    void heal() {
        everywhere.heal();
        workers.values().forEach(NetworkFaults::heal);
    }

    /** The cluster is no more. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
