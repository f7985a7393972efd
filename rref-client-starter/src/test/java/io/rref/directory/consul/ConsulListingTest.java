package io.rref.directory.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerLookup.Found;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsulListingTest {

    private static final ConsulInstance FIRST = instance("worker-1", 1);

    private static final ConsulInstance SECOND = instance("worker-1", 2);

    private static final ConsulInstance OTHER = instance("worker-2", 3);

    @Test
    void whenConsulListsWorkersThenTheyAreFoundByName() {
        ConsulListing listing = ConsulListing.EMPTY.after(List.of(OTHER, FIRST));

        assertThat(listing.names()).containsExactly("worker-1", "worker-2");
        assertThat(listing.find("worker-1")).isEqualTo(Found.at(FIRST.address()));
        assertThat(listing.find("worker-3")).isNull();
    }

    @Test
    void whenTwoStandUnderOneNameThenBothAreFoundInConsulsOrder() {
        ConsulListing listing = ConsulListing.EMPTY.after(List.of(SECOND, FIRST));

        assertThat(found(listing).listed()).containsExactly(SECOND.address(), FIRST.address());
    }

    @Test
    void whenConsulForgetsAWorkerThenItIsRememberedAndNotListed() {
        ConsulListing listing = ConsulListing.EMPTY.after(List.of(FIRST, OTHER)).after(List.of());

        assertThat(listing.names()).isEmpty();
        assertThat(found(listing)).isEqualTo(new Found(List.of(), List.of(FIRST.address())));
    }

    @Test
    void whenAWorkerComesBackThenItIsListedOnce() {
        ConsulListing listing =
                ConsulListing.EMPTY.after(List.of(FIRST)).after(List.of()).after(List.of(FIRST));

        assertThat(found(listing)).isEqualTo(Found.at(FIRST.address()));
    }

    @Test
    void whenAWorkerRestartsThenItsEarlierStartIsRemembered() {
        ConsulListing listing = ConsulListing.EMPTY
                .after(List.of(FIRST))
                .after(List.of(FIRST, SECOND))
                .after(List.of(SECOND));

        assertThat(found(listing)).isEqualTo(new Found(List.of(SECOND.address()), List.of(FIRST.address())));
    }

    @Test
    void whenAWorkerRestartsOftenThenItsLatestStartsAreRemembered() {
        ConsulListing listing = ConsulListing.EMPTY;
        for (int start = 1; start <= 10; start++) {
            listing = listing.after(List.of(instance("worker-1", start)));
        }

        assertThat(found(listing).remembered())
                .hasSize(ConsulListing.REMEMBERED_STARTS)
                .startsWith(
                        instance("worker-1", 9).address(),
                        instance("worker-1", 8).address());
    }

    @Test
    void whenNamesComeAndGoThenTheEarliestAreForgotten() {
        ConsulListing listing = ConsulListing.EMPTY;
        for (int wave = 0; wave < 3; wave++) {
            int start = wave * ConsulListing.REMEMBERED_NAMES;
            listing = listing.after(IntStream.range(start, start + ConsulListing.REMEMBERED_NAMES)
                    .mapToObj(number -> instance("worker-" + number, 1))
                    .toList());
        }

        assertThat(listing.find("worker-0")).as("of the first wave").isNull();
        assertThat(listing.find("worker-" + ConsulListing.REMEMBERED_NAMES))
                .as("of the second wave")
                .isNotNull();
    }

    @Test
    void whenListingsAreComparedThenThoseThatMovedAreTold() {
        ConsulListing before = ConsulListing.EMPTY.after(List.of(FIRST, OTHER));

        assertThat(before.changesTo(before.after(List.of(OTHER, FIRST)))).isEmpty();
        assertThat(before.changesTo(before.after(List.of(SECOND, OTHER)))).containsExactly("worker-1");
        assertThat(before.changesTo(before.after(List.of()))).containsExactly("worker-1", "worker-2");
        assertThat(ConsulListing.EMPTY.changesTo(before)).containsExactly("worker-1", "worker-2");
    }

    private static Found found(ConsulListing listing) {
        return Objects.requireNonNull(listing.find("worker-1"));
    }

    private static ConsulInstance instance(String worker, int start) {
        URI uri = URI.create("http://10.0.0." + start % 250 + ":8080");
        return new ConsulInstance(worker, new WorkerAddress(uri, new Incarnation(start, start)));
    }
}
