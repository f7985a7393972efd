package io.rref.examples.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkerAddressesTest {

    private final WorkerAddresses addresses = new WorkerAddresses(new TreeMap<>(
            Map.of("worker-1", URI.create("http://127.0.0.1:4001"), "worker-2", URI.create("http://127.0.0.1:4002"))));

    @Test
    void whenPortsAreChosenThenNoTwoWorkersShareOne() {
        assertThat(WorkerAddresses.onFreePorts(3, "-a").byName())
                .containsOnlyKeys("worker-1-a", "worker-2-a", "worker-3-a")
                .extractingFromEntries(worker -> worker.getValue().getPort())
                .doesNotHaveDuplicates();
    }

    @Test
    void whenThereIsNoSuchWorkerThenTheKnownOnesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> addresses.portOf("worker-3"))
                .withMessage("no worker worker-3, there are [worker-1, worker-2]");
    }
}
