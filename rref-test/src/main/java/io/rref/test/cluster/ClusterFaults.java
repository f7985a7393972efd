package io.rref.test.cluster;

import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The switches of one cluster: for every worker, and for all of them. */
final class ClusterFaults {

    private enum Stage {
        RUNNING,
        ENDING,
        OVER
    }

    private final NetworkFaults everywhere = new NetworkFaults("every worker");

    private final Map<String, NetworkFaults> workers = new ConcurrentHashMap<>();

    private final Set<HolderId> killed = ConcurrentHashMap.newKeySet();

    private volatile Stage stage = Stage.RUNNING;

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

    /** The cluster ends in order: holders and workers hear each other's goodbyes, and nothing begins. */
    void ending() {
        heal();
        stage = Stage.ENDING;
    }

    /** The cluster is no more. */
    void end() {
        stage = Stage.OVER;
    }

    /** Whether there still is somebody to hear this; when the cluster ends, that goes for goodbyes of both sides only. */
    boolean isHeard(Message message) {
        return switch (stage) {
            case RUNNING -> true;
            case ENDING -> isOfAnEnd(message) && !at(message.target().worker()).isDead();
            case OVER -> false;
        };
    }

    /** A worker says its goodbye in answer to a renewal. */
    private static boolean isOfAnEnd(Message message) {
        return message instanceof Message.EndLease || message instanceof Message.RenewLease;
    }
}
