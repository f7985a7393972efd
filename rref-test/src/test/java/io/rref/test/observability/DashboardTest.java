package io.rref.test.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.EmbeddedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboard and alerts ask for what a worker tells, and nothing else. */
class DashboardTest {

    private static final Path DASHBOARD = Path.of("../helm/dashboards/rref.json");

    private static final Path ALERTS = Path.of("../examples/observability/alerts.yml");

    private static final Path DOCUMENTATION = Path.of("../docs/operations.md");

    /** Prometheus makes it. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    /** Given by the scrape, as examples/observability/prometheus.yml does. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("worker", "job", "instance");

    @RegisterExtension
    static final EmbeddedCluster cluster = MeteredCluster.start();

    @Test
    void whenAPanelAsksForSomethingThenAWorkerTellsIt() throws Exception {
        Map<String, List<String>> panels = panels();
        assertThat(panels).hasSizeGreaterThan(10);

        assertTold(panels, MeteredCluster.scrapeAfterAJob(cluster));
    }

    @Test
    void whenAnAlertAsksForSomethingThenAWorkerTellsIt() throws Exception {
        Map<String, List<String>> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(5);

        assertTold(alerts, MeteredCluster.scrapeAfterAJob(cluster));
    }

    /** It may all be over when Prometheus looks for the first time, or the series begins with it. */
    @Test
    void whenAnAlertIsAboutRequestsThenTheFirstBurstOfAWorkerCounts() {
        Pattern ofRequests = Pattern.compile("rref_(worker_refused|call)_\\w+");

        assertThat(alerts().values().stream().flatMap(List::stream))
                .filteredOn(expression -> ofRequests.matcher(expression).find())
                .hasSizeGreaterThanOrEqualTo(3)
                .as("increase() does not count what was there at the first scrape")
                .noneMatch(expression -> expression.contains("increase("));
    }

    private static void assertTold(Map<String, List<String>> asked, Scrape scrape) {
        asked.forEach((what, expressions) -> {
            for (String expression : expressions) {
                PromQl read = PromQl.of(expression);
                assertThat(read.metrics())
                        .as("metrics of '%s': %s", what, expression)
                        .isNotEmpty();
                Set<String> labels = new TreeSet<>(OF_THE_SCRAPE);
                for (String metric : read.metrics()) {
                    assertThat(OF_PROMETHEUS.contains(metric)
                                    || !scrape.of(metric).isEmpty())
                            .as("%s, which '%s' asks for, is told by a worker that has done the job", metric, what)
                            .isTrue();
                    labels.addAll(scrape.labelsOf(metric));
                }
                assertThat(labels)
                        .as("labels that the metrics of '%s' have: %s", what, expression)
                        .containsAll(read.labels());
            }
        });
    }

    @Test
    void whenAPanelIsThereThenAllOfItGoesByTheWorkerThatIsChosen() throws Exception {
        panels().forEach((title, expressions) -> assertThat(expressions)
                .as("panel '%s'", title)
                .allSatisfy(expression -> assertThat(expression).contains("worker=~\"$worker\"")));
    }

    @Test
    void whenAnAlertIsThereThenTheDocumentationSaysWhatItMeans() throws Exception {
        Set<String> documented = Pattern.compile("(?m)^### `(RRef\\w+)`$\\n\\n\\w")
                .matcher(read(DOCUMENTATION))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .as("paragraphs about the alerts in docs/operations.md")
                .containsExactlyInAnyOrderElementsOf(alerts().keySet());
    }

    private static Map<String, List<String>> panels() {
        Map<String, List<String>> panels = new LinkedHashMap<>();
        for (JsonNode panel : JsonMapper.shared().readTree(read(DASHBOARD)).path("panels")) {
            if (!panel.path("type").asString().equals("row")) {
                List<String> before = panels.put(
                        panel.path("title").asString(),
                        panel.path("targets")
                                .valueStream()
                                .map(target -> target.path("expr").asString())
                                .toList());
                assertThat(before).as("another panel of this title").isNull();
            }
        }
        return panels;
    }

    private static Map<String, List<String>> alerts() {
        Map<String, Object> file = new Yaml().load(read(ALERTS));
        Map<String, List<String>> alerts = new LinkedHashMap<>();
        for (Map<?, ?> group : maps(file.get("groups"))) {
            for (Map<?, ?> rule : maps(group.get("rules"))) {
                alerts.put(String.valueOf(rule.get("alert")), List.of(String.valueOf(rule.get("expr"))));
            }
        }
        return alerts;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> maps(@Nullable Object list) {
        return (List<Map<?, ?>>) Objects.requireNonNull(list, "no such list in " + ALERTS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("run the tests from the module's directory", unreadable);
        }
    }
}
