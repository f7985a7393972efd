package io.rref.web;

import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.MonotonicTime;
import io.rref.worker.OwnerShell;
import java.util.List;
import java.util.Locale;

/**
 * One object, as operators see it; ids are abbreviated.
 *
 * @param state how far its creation is
 * @param localHandles handles to it in its own worker
 * @param runningWork calls that are running on it, or wait for it
 */
public record ListedObject(
        String rref,
        String contract,
        String state,
        long ageMs,
        List<ListedFork> forks,
        int localHandles,
        int runningWork,
        List<String> names) {

    /**
     * One handle to it.
     *
     * @param state live, or pending until its holder has claimed it
     * @param ageMs since it was listed
     */
    public record ListedFork(String fork, String state, String holder, long ageMs) {}

    /** The objects of this worker. */
    public static List<ListedObject> all(OwnerShell owner) {
        MonotonicTime now = owner.now();
        return owner.snapshot().entries().stream().map(entry -> of(entry, now)).toList();
    }

    private static ListedObject of(OwnerSnapshot.Entry entry, MonotonicTime now) {
        return new ListedObject(
                entry.rref().toString(),
                entry.contract(),
                entry.stage().name().toLowerCase(Locale.ROOT),
                entry.since().until(now).toMillis(),
                entry.forks().stream()
                        .map(fork -> new ListedFork(
                                fork.id().toString(),
                                fork.live() ? "live" : "pending",
                                fork.holder().toString(),
                                fork.since().until(now).toMillis()))
                        .toList(),
                entry.localHandles().size(),
                entry.runningWork(),
                entry.names());
    }
}
