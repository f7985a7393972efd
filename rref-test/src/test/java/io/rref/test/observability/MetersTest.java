package io.rref.test.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rref.RRef;
import io.rref.metering.WorkerMeter;
import io.rref.observation.DocumentedMeter;
import io.rref.observation.HolderMeter;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Unserved;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What meters show of a running cluster, and the table of them in {@code docs/observing.md}. */
class MetersTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Path DOCUMENTATION = Path.of("../docs/observing.md");

    @RegisterExtension
    static final EmbeddedCluster cluster = MeteredCluster.start();

    @Test
    void whenAMeterIsDocumentedThenTheTableHasItAndAWorkerRegistersItSo() throws IOException {
        MeterRegistry registry = cluster.bean("worker-1", MeterRegistry.class);
        List<DocumentedMeter> meters = Stream.<DocumentedMeter>concat(
                        Stream.of(WorkerMeter.values()), Stream.of(HolderMeter.values()))
                .toList();

        assertThat(Files.readAllLines(DOCUMENTATION).stream()
                        .filter(line -> line.matches("\\| `rref\\.(owner|worker|holder|traffic)\\S*` \\|.*"))
                        .toList())
                .as("rows of the meters in docs/observing.md")
                .containsExactlyElementsOf(meters.stream().map(MetersTest::row).toList());
        for (DocumentedMeter meter : meters) {
            assertThat(registry.find(meter.getName()).meters())
                    .as("registered as %s", meter.getName())
                    .isNotEmpty()
                    .allSatisfy(each -> {
                        assertThat(each.getId().getType()).isEqualTo(meter.getType());
                        assertThat(each.getId().getTags())
                                .hasSize(meter.getKeyNames().length)
                                .allMatch(tag -> tag.getKey().equals(meter.getKeyNames()[0].asString()));
                    });
        }
        assertThat(registry.getMeters().stream()
                        .map(each -> each.getId().getName())
                        .filter(name -> name.startsWith("rref."))
                        .filter(name -> !name.startsWith("rref.call") && !name.startsWith("rref.execution")))
                .as("meters of rref that are not documented")
                .isSubsetOf(meters.stream().map(DocumentedMeter::getName).toList());
    }

    private static String row(DocumentedMeter meter) {
        String kind = meter.getType() == Meter.Type.GAUGE ? "gauge" : "counter";
        String tags = Stream.of(meter.getKeyNames()).map(KeyName::asString).reduce("", String::concat);
        String typed = tags.isEmpty() ? kind : kind + ", by `" + tags + "`";
        return "| `" + meter.getName() + "` | " + typed + " | " + meter.description() + " |";
    }

    @Test
    void whenObjectsAreHeldThenBothSidesCountThem() throws Exception {
        Scrape before = Scrape.of(cluster, "worker-1");
        try (RRef<Counter> first = cluster.rrefs().on("worker-1").create(Counter.class, 1L);
                RRef<Counter> second = cluster.rrefs().on("worker-1").create(Counter.class, 1L);
                RRef<Counter> elsewhere =
                        cluster.rrefsOf("worker-1").on("worker-2").create(Counter.class, 1L)) {
            Stream.of(first, second, elsewhere).forEach(each -> each.rpcSync().value());

            Scrape held = Scrape.of(cluster, "worker-1");

            assertThat(growth(before, held, "rref_owner_objects", Map.of("state", "ready")))
                    .isEqualTo(2);
            assertThat(growth(before, held, "rref_owner_forks", Map.of("state", "live")))
                    .isEqualTo(2);
            assertThat(growth(before, held, "rref_holder_handles", Map.of("access", "open")))
                    .isEqualTo(1);
            assertThat(held.value("rref_owner_leases", Map.of())).isPositive();
            assertThat(held.value("rref_holder_leases", Map.of("state", "standing")))
                    .isPositive();
            assertThat(growth(before, held, "rref_traffic_bytes_total", Map.of("direction", "sent")))
                    .isPositive();
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                growth(before, Scrape.of(cluster, "worker-1"), "rref_owner_released_total", Map.of()))
                        .isEqualTo(2));
    }

    @Test
    void whenCallsEndThenBothSidesCountThemByOutcomeInBuckets() throws Exception {
        Scrape before = MeteredCluster.scrapeAfterAJob(cluster);
        Map<String, String> add = Map.of("rref_method", "add(long,long)", "rref_outcome", "success");
        cluster.rrefs().on("worker-1").functions(Arithmetic.class).rpcSync().add(1, 2);

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(Scrape.of(cluster, "worker-1").value("rref_execution_seconds_count", add))
                                .isPositive());
        assertThat(before.of("rref_call_seconds_bucket"))
                .as("worker-1 has called worker-2, and Prometheus gets buckets")
                .isNotEmpty()
                .allSatisfy(bucket -> assertThat(bucket.labels()).containsKeys("le", "rref_outcome"));
    }

    @Test
    void whenRequestsAreRefusedThenTheyAreCountedByTheProblem() throws Exception {
        Scrape before = Scrape.of(cluster, "worker-1");

        assertThatThrownBy(() -> cluster.rrefs()
                        .on("worker-1")
                        .functions(Unserved.class)
                        .rpcSync()
                        .number())
                .isNotNull();

        assertThat(growth(
                        before,
                        Scrape.of(cluster, "worker-1"),
                        "rref_worker_refused_total",
                        Map.of("problem", "unknown-contract")))
                .isEqualTo(1);
    }

    @Test
    void whenAHolderGoesThenItsLeaseIsCountedAsEndedByGoodbye() throws Exception {
        Scrape before = Scrape.of(cluster, "worker-1");
        try (ClientApp other = cluster.newClient()) {
            other.rrefs().on("worker-1").functions(Arithmetic.class).rpcSync().add(1, 2);
        }

        Scrape after = Scrape.of(cluster, "worker-1");

        assertThat(growth(before, after, "rref_owner_leases_ended_total", Map.of("reason", "goodbye")))
                .isEqualTo(1);
        assertThat(growth(before, after, "rref_owner_leases_ended_total", Map.of("reason", "expired")))
                .isZero();
    }

    @Test
    void whenMetersAreToldThenNoLabelIsAnId() throws Exception {
        assertThat(MeteredCluster.scrapeAfterAJob(cluster).series())
                .filteredOn(each -> each.name().startsWith("rref_"))
                .allSatisfy(each -> assertThat(each.labels().values())
                        .noneMatch(value -> value.toLowerCase(Locale.ROOT).matches(".*[0-9a-f]{8}.*")));
    }

    private static double growth(Scrape before, Scrape after, String metric, Map<String, String> labels) {
        return after.value(metric, labels) - before.value(metric, labels);
    }
}
