package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.owner.OwnerSnapshot;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Requires that workers hold named objects only, and says who holds what else: holder, age and where the handle was made. */
final class LeakCheck {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Supplier<List<OwnerShell>> owners;

    private final HandleSites sites;

    /** Objects that a failed test left behind: its fault, not that of the tests after it. */
    private final Set<RRefId> blamedAlready = new HashSet<>();

    LeakCheck(Supplier<List<OwnerShell>> owners, HandleSites sites) {
        this.owners = owners;
        this.sites = sites;
    }

    /** Waits until only named objects are left; fails listing what is. */
    void awaitEmpty(Duration limit) {
        try {
            await().atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .untilAsserted(this::requireEmpty);
        } catch (ConditionTimeoutException | AssertionError left) {
            forgive();
            throw left;
        }
    }

    void requireEmpty() {
        assertThat(left())
                .as("objects that are still held: close their handles, or find out why a closed one still counts")
                .isEmpty();
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
                        + fork.holder().name() + site(fork.id()));
        Stream<String> local = entry.localHandles().stream().map(fork -> "a handle in its own worker" + site(fork));
        Stream<String> work =
                entry.runningWork() == 0 ? Stream.of() : Stream.of(entry.runningWork() + " running calls");
        String holders = Stream.of(forks, local, work).flatMap(each -> each).collect(Collectors.joining(", "));
        return "%s on %s, %d ms old, held by %s"
                .formatted(entry.contract(), owner.self().name(), age.toMillis(), holders);
    }

    private String site(ForkId fork) {
        return sites.of(fork).map(line -> " made at " + line).orElse("");
    }
}
