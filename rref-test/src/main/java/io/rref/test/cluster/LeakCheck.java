package io.rref.test.cluster;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requires that workers hold named objects only, and says who holds what else: holder, age and where the handle was made. */
final class LeakCheck {

    private final Supplier<List<OwnerShell>> owners;

    private final HandleSites sites;

    private final BooleanSupplier settled;

    private final Predicate<HolderId> killed;

    /** Objects that a failed test left behind: its fault, not that of the tests after it. */
    private final Set<RRefId> blamedAlready = new HashSet<>();

    /**
     * Looks at these owners.
     *
     * @param settled whether no creation is on its way to them
     * @param killed whether this process was killed, so that its leases have to run out
     */
    LeakCheck(
            Supplier<List<OwnerShell>> owners, HandleSites sites, BooleanSupplier settled, Predicate<HolderId> killed) {
        this.owners = owners;
        this.sites = sites;
        this.settled = settled;
        this.killed = killed;
    }

    /**
     * Waits until only named objects are left; fails listing what is.
     *
     * @param beforeEachLook such as a run of the collector
     */
    void awaitEmpty(Duration limit, Runnable beforeEachLook) {
        try {
            Emptiness.await(limit, settled, () -> {
                beforeEachLook.run();
                return left();
            });
        } catch (AssertionError left) {
            forgive();
            throw left;
        }
    }

    void requireEmpty() {
        Emptiness.require(left());
    }

    /** What is held now is not to be held against later tests. */
    void forgive() {
        for (OwnerShell owner : owners.get()) {
            unnamed(owner).map(OwnerSnapshot.Entry::rref).forEach(blamedAlready::add);
        }
    }

    private List<String> left() {
        List<String> left = new ArrayList<>();
        for (OwnerShell owner : owners.get()) {
            unnamed(owner)
                    .filter(entry -> !blamedAlready.contains(entry.rref()))
                    .map(entry -> describe(entry, owner))
                    .forEach(left::add);
        }
        return left;
    }

    private static Stream<OwnerSnapshot.Entry> unnamed(OwnerShell owner) {
        return owner.snapshot().entries().stream().filter(entry -> entry.names().isEmpty());
    }

    private String describe(OwnerSnapshot.Entry entry, OwnerShell owner) {
        Duration age = entry.since().until(owner.now());
        Stream<String> forks = entry.forks().stream()
                .map(fork -> "a " + (fork.live() ? "LIVE" : "PENDING") + " fork of "
                        + fork.holder().name() + site(fork.id()) + end(fork.holder()));
        Stream<String> local = entry.localHandles().stream().map(fork -> "a handle in its own worker" + site(fork));
        Stream<String> work =
                entry.runningWork() == 0 ? Stream.of() : Stream.of(entry.runningWork() + " running calls");
        String holders = Stream.of(forks, local, work).flatMap(each -> each).collect(Collectors.joining(", "));
        return "%s on %s, %d ms old, held by %s"
                .formatted(entry.contract(), owner.self().name(), age.toMillis(), holders);
    }

    private String end(HolderId holder) {
        return killed.test(holder) ? " (killed: its leases have to run out, cluster.time().advance(...))" : "";
    }

    private String site(ForkId fork) {
        return sites.of(fork).map(line -> " made at " + line).orElse("");
    }
}
