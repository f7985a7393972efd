package io.rref.runtime;

import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.WireHandle;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The handles of a process that are its own and that nobody has closed, the oldest first. */
record LeakReport(HolderId holder, List<HandleState> open, MonotonicTime now) {

    private static final int LISTED = 20;

    static LeakReport of(HolderId holder, HandleRegistry handles, MonotonicTime now) {
        List<HandleState> open = handles.all()
                .filter(state -> state.ownership() != null && state.closedBecause() == null)
                .filter(state -> !state.lost().isDone())
                .sorted(Comparator.comparing(LeakReport::since))
                .toList();
        return new LeakReport(holder, open, now);
    }

    private static MonotonicTime since(HandleState state) {
        Ownership ownership = state.ownership();
        return ownership == null ? MonotonicTime.NEVER : ownership.since();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** What is held, since when, and made where. PyTorch: {@code Leaking RRef}. */
    @Override
    public String toString() {
        String listed = open.stream().limit(LISTED).map(this::line).collect(Collectors.joining("\n"));
        String rest = open.size() > LISTED ? "\n  and " + (open.size() - LISTED) + " more" : "";
        return "Leaking RRef: " + open.size() + " handles of " + holder
                + " were not closed before the client was. Close them, best by try-with-resources" + remedy() + ":\n"
                + listed + rest;
    }

    private String remedy() {
        boolean allFound = open.stream()
                .limit(LISTED)
                .map(HandleState::ownership)
                .allMatch(ownership -> ownership != null && ownership.site() != null);
        return allFound ? "" : "; rref.client.leaks=fail finds out of each where it was made";
    }

    private String line(HandleState state) {
        WireHandle wire = state.wire();
        Ownership ownership = state.ownership();
        String site = ownership == null ? null : ownership.site();
        return "  " + wire.contract() + " " + wire.rref() + " at " + wire.owner() + ", ForkId = " + wire.fork()
                + ", for " + since(state).until(now).toMillis() + " ms" + (site == null ? "" : ", made at " + site);
    }
}
