package io.rref.web;

import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.MonotonicTime;
import java.util.List;
import java.util.Locale;

/** One object, as operators see it; ids are abbreviated. */
record ListedObject(
        String rref,
        String contract,
        String state,
        long ageMs,
        List<ListedFork> forks,
        int localHandles,
        int runningWork,
        List<String> names) {

    /** One handle to it. */
    record ListedFork(String fork, String state, String holder) {}

    static ListedObject of(OwnerSnapshot.Entry entry, MonotonicTime now) {
        return new ListedObject(
                entry.rref().toString(),
                entry.contract(),
                entry.stage().name().toLowerCase(Locale.ROOT),
                entry.since().until(now).toMillis(),
                entry.forks().stream()
                        .map(fork -> new ListedFork(
                                fork.id().toString(),
                                fork.live() ? "live" : "pending",
                                fork.holder().toString()))
                        .toList(),
                entry.localHandles().size(),
                entry.runningWork(),
                entry.names());
    }
}
