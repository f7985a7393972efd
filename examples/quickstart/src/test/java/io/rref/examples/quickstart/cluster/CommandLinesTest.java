package io.rref.examples.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CommandLinesTest {

    private final WorkerAddresses addresses = new WorkerAddresses(new TreeMap<>(
            Map.of("worker-1", URI.create("http://127.0.0.1:4001"), "worker-2", URI.create("http://127.0.0.1:4002"))));

    private final ConsulAddress consul = new ConsulAddress("127.0.0.1", 8500);

    @Test
    void whenThereIsNoConsulThenAWorkerIsToldItsNameItsPortAndWhereAllAre() {
        assertThat(new CommandLines(addresses, null).ofWorker("worker-2"))
                .containsExactly(
                        "--rref.client.workers.worker-1=http://127.0.0.1:4001",
                        "--rref.client.workers.worker-2=http://127.0.0.1:4002",
                        "--rref.worker.name=worker-2",
                        "--server.port=4002");
    }

    @Test
    void whenThereIsNoConsulThenTheClientIsToldWhereAllWorkersAre() {
        assertThat(new CommandLines(addresses, null).ofClient())
                .containsExactly(
                        "--rref.client.workers.worker-1=http://127.0.0.1:4001",
                        "--rref.client.workers.worker-2=http://127.0.0.1:4002",
                        "--quickstart.workers=worker-1,worker-2",
                        "--quickstart.airports-worker=worker-1");
    }

    @Test
    void whenThereIsAConsulThenNobodyIsToldAnAddressOfAnotherOne() {
        CommandLines commandLines = new CommandLines(addresses, consul);

        assertThat(commandLines.ofWorker("worker-2"))
                .containsExactly(
                        "--spring.cloud.consul.host=127.0.0.1",
                        "--spring.cloud.consul.port=8500",
                        "--rref.worker.name=worker-2",
                        "--server.port=4002");
        assertThat(commandLines.ofClient())
                .containsExactly(
                        "--rref.client.consul.host=127.0.0.1",
                        "--rref.client.consul.port=8500",
                        "--quickstart.workers=worker-1,worker-2",
                        "--quickstart.airports-worker=worker-1");
    }

    @Test
    void whenTheWorkersRunAlreadyThenTheClientIsToldTheirNamesOnly() {
        assertThat(new ExistingCluster(List.of("b", "a"), consul).ofClient())
                .containsExactly(
                        "--rref.client.consul.host=127.0.0.1",
                        "--rref.client.consul.port=8500",
                        "--quickstart.workers=b,a",
                        "--quickstart.airports-worker=b");
    }

    @Test
    void whenTwoRunsShareAConsulThenTheirWorkersHaveDifferentNames() {
        assertThat(CommandLines.forWorkers(3, consul).addresses().byName().keySet())
                .hasSize(3)
                .doesNotContainAnyElementsOf(
                        CommandLines.forWorkers(3, consul).addresses().byName().keySet());
    }
}
