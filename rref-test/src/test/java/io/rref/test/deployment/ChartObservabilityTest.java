package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.openshift.api.model.monitoring.v1.BasicAuth;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;

/** What the chart makes for Prometheus and Grafana. */
class ChartObservabilityTest extends ChartRendering {

    @Test
    void whenMetersAreScrapedThenWithTheirOwnPassword() {
        Manifests manifests = render("observability");
        Endpoint scraped =
                manifests.one(ServiceMonitor.class).getSpec().getEndpoints().get(0);
        BasicAuth as = scraped.getBasicAuth();

        assertThat(scraped.getPath()).isEqualTo("/actuator/prometheus");
        assertThat(scraped.getPort()).isEqualTo("http");
        assertThat(secret(manifests, as.getUsername().getName()).getStringData())
                .containsEntry(as.getUsername().getKey(), "metrics");
        assertThat(secret(manifests, as.getPassword().getName()).getData())
                .containsKey(as.getPassword().getKey());
        assertThat(manifests.one(ServiceMonitor.class).getMetadata().getLabels())
                .containsEntry("release", "monitoring");
    }

    @Test
    void whenTheDashboardIsWantedThenItIsTheOneOfTheChartForWhoeverCollectsThem() {
        ConfigMap dashboard = render("observability").one(ConfigMap.class);

        assertThat(dashboard.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboard.getData().get("rref.json"))
                .isEqualToIgnoringWhitespace(Chart.read(Chart.SOURCE.resolve("dashboards/rref.json")));
    }

    private static Secret secret(Manifests manifests, String name) {
        return manifests.all(Secret.class).stream()
                .filter(secret -> secret.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("no Secret is called " + name));
    }
}
