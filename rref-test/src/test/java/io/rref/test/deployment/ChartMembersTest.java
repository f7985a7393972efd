package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the members of a cluster prove themselves with, by the chart: secrets, certificates, an issuer's tokens. */
class ChartMembersTest extends ChartRendering {

    @Test
    void whenTheChartMakesTheSecretThenItHasWhatPodsMustHave() {
        Manifests manifests = render("defaults");
        Map<String, String> made = manifests.one(Secret.class).getData();

        assertThat(made)
                .containsOnlyKeys(
                        "rref.security.secret", "rref.security.operator-password", "rref.security.metrics-password");
        assertThat(made.values())
                .doesNotHaveDuplicates()
                .allSatisfy(
                        value -> assertThat(Base64.getDecoder().decode(value)).hasSizeGreaterThanOrEqualTo(32));
        assertThat(mounted(worker(manifests), false)).containsExactly("rref.security.secret=rref.security.secret");
        assertThat(mounted(worker(manifests), true))
                .containsExactly(
                        "rref.security.other-secret=rref.security.other-secret",
                        "rref.security.operator-password=rref.security.operator-password",
                        "rref.security.metrics-password=rref.security.metrics-password");
        assertThat(mounted(check(manifests), true))
                .as("who checks is no operator")
                .containsExactly("rref.security.other-secret=rref.security.other-secret");
    }

    @Test
    void whenTheClusterHasTheSecretThenAnUpgradeKeepsAllOfIt() {
        Map<String, String> standing =
                Map.of("rref.security.secret", "c3RhbmRpbmc=", "rref.security.other-secret", "bmV4dA==");
        cluster.hold("standing-rref", standing);

        Manifests upgrade = Manifests.read(Chart.inside(directory).textFor(cluster, "standing"));

        assertThat(upgrade.one(Secret.class).getData())
                .containsAllEntriesOf(standing)
                .containsKeys("rref.security.operator-password", "rref.security.metrics-password");
    }

    @Test
    void whenTheSecretIsAnothersThenNoneIsMadeAndItsEntriesAreMounted() {
        Manifests manifests = render("existing-secret");

        assertThat(manifests.all(Secret.class)).isEmpty();
        assertThat(mounted(worker(manifests), false)).containsExactly("cluster=rref.security.secret");
        assertThat(mounted(worker(manifests), true))
                .containsExactly(
                        "cluster-next=rref.security.other-secret",
                        "operator=rref.security.operator-password",
                        "metrics=rref.security.metrics-password");
    }

    @Test
    void whenMembersHaveCertificatesThenEverythingGoesByThem() {
        Manifests manifests = render("mtls");

        assertThat(environment(worker(manifests)))
                .containsEntry("SERVER_SSL_BUNDLE", "member")
                .containsEntry("SERVER_SSL_CLIENTAUTH", "want")
                .containsEntry("RREF_SECURITY_CLIENTBUNDLE", "member")
                .containsEntry(
                        "RREF_CLIENT_DNS_PATTERN",
                        "https://{worker}.flights-rref-workers.travel.svc.cluster.local:8080");
        assertThat(pods(manifests))
                .allSatisfy(pod -> assertThat(pod.getVolumes())
                        .filteredOn(volume -> volume.getName().equals("tls"))
                        .singleElement()
                        .satisfies(volume ->
                                assertThat(volume.getSecret().getSecretName()).isEqualTo("flights-certificates")));
        assertThat(manifests.all(Secret.class).stream()
                        .filter(secret -> secret.getData() != null)
                        .flatMap(secret -> secret.getData().keySet().stream()))
                .as("no secret that nobody asks for")
                .containsExactlyInAnyOrder("rref.security.operator-password", "rref.security.metrics-password");
        Endpoint scraped =
                manifests.one(ServiceMonitor.class).getSpec().getEndpoints().get(0);
        assertThat(scraped.getScheme()).isEqualTo("https");
        assertThat(scraped.getTlsConfig().getServerName())
                .isEqualTo("flights-rref-0.flights-rref-workers.travel.svc.cluster.local");
    }

    @Test
    void whenMembersHaveTokensOfAnIssuerThenThereIsNoCheckThatHasNone() {
        Manifests manifests = render("oauth2");

        assertThat(environment(worker(manifests)))
                .containsEntry("RREF_SECURITY_MODE", "oauth2")
                .containsEntry("RREF_SECURITY_OAUTH2_JWKSETURI", "https://issuer.example/flights/keys")
                .containsEntry("RREF_SECURITY_OAUTH2_ISSUER", "https://issuer.example/flights")
                .containsEntry("RREF_SECURITY_OAUTH2_AUDIENCE", "flights");
        assertThat(manifests.all(Pod.class)).isEmpty();
    }
}
