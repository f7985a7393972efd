package io.rref.test.simulation;

import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.holder.Outcome;
import io.rref.owner.Work;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.WireHandle;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happened in a world, so that a run can show what it has met and what it has never met. */
final class Census implements Checker {

    private final Map<String, Long> counts = new TreeMap<>();

    void add(Census other) {
        other.counts.forEach((what, times) -> counts.merge(what, times, Long::sum));
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    @Override
    public void messageArrived(SimulatedProcess worker, SimulatedProcess sender, Message message) {
        if (message instanceof Message.RenewLease renewal && renewal.held() != null) {
            count("renewal that tells what is held");
        }
    }

    @Override
    public void workOrdered(SimulatedProcess worker, Work work) {
        count("work ordered");
    }

    @Override
    public void userCodeStarted(SimulatedProcess worker, WorkRun run) {
        count("user code run");
    }

    @Override
    public void objectReleased(SimulatedProcess worker, RRefId rref) {
        count("object released");
    }

    @Override
    public void operationEnded(Operation operation, Outcome outcome) {
        count("operation " + outcome.getClass().getSimpleName());
    }

    @Override
    public void handleReceived(SimulatedProcess process, HeldHandle handle) {
        count("handle received");
    }

    @Override
    public void handleRefused(SimulatedProcess worker, WorkRun run, WireHandle handle, Problem problem) {
        count("handle refused " + problem.type());
    }

    @Override
    public void handleLost(SimulatedProcess process, HeldHandle handle, LossReason reason) {
        count("handle lost " + reason);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, times) -> text.append(String.format("%-40s%12d%n", what, times)));
        return text.toString();
    }
}
