package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.BasicAuth;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of its values; each manifest is read strictly on the way. */
@Tag("same-on-any-jdk")
class ChartRenderTest {

    @AutoClose
    static final ClusterApi cluster = ClusterApi.start();

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenItIsRenderedThenEachManifestIsOneOfKubernetesAndFindsTheOthers(String set) {
        Manifests manifests = render(set);

        PodSpec worker = worker(manifests);
        Map<String, String> labels =
                statefulSet(manifests).getSpec().getTemplate().getMetadata().getLabels();
        assertThat(labels)
                .as("the StatefulSet finds its pods")
                .containsAllEntriesOf(
                        statefulSet(manifests).getSpec().getSelector().getMatchLabels());
        Service headless = manifests.one(Service.class);
        assertThat(headless.getMetadata().getName())
                .isEqualTo(statefulSet(manifests).getSpec().getServiceName());
        assertThat(labels).containsAllEntriesOf(headless.getSpec().getSelector());
        assertThat(labels)
                .containsAllEntriesOf(manifests
                        .one(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        assertThat(labels)
                .containsAllEntriesOf(manifests
                        .one(NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels());
        manifests
                .all(ServiceMonitor.class)
                .forEach(monitor -> assertThat(headless.getMetadata().getLabels())
                        .containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels()));
        assertThat(manifests.all(Pod.class))
                .as("no service and no budget takes the check for a worker")
                .noneMatch(check -> check.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(headless.getSpec().getSelector().entrySet()));
        assertThat(manifests.all(ServiceAccount.class).stream()
                        .map(account -> account.getMetadata().getName()))
                .as("the account that pods have is made, unless it is there")
                .containsExactlyElementsOf(
                        worker.getServiceAccountName().equals("default")
                                ? List.of()
                                : List.of(worker.getServiceAccountName()));
    }

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenPodsRunThenAsNobodyWithNothingToWriteTo(String set) {
        assertThat(pods(render(set))).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
            SecurityContext rights = pod.getContainers().get(0).getSecurityContext();
            assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
            assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
            assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(pod.getContainers().get(0).getImage())
                    .as("of one version")
                    .containsPattern("[:@].")
                    .doesNotEndWith(":latest");
            assertThat(pod.getContainers().get(0).getResources().getLimits()).containsKey("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenSomethingIsMountedThenItIsAmongTheVolumes(String set) {
        assertThat(pods(render(set)))
                .allSatisfy(pod -> assertThat(pod.getVolumes())
                        .extracting(Volume::getName)
                        .containsExactlyInAnyOrderElementsOf(pod.getContainers().get(0).getVolumeMounts().stream()
                                .map(VolumeMount::getName)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenProbesAskThenAtThePortThatThereIs(String set) {
        Container worker = worker(render(set)).getContainers().get(0);
        String scheme = set.equals("mtls") ? "HTTPS" : "HTTP";

        assertThat(Stream.of(worker.getStartupProbe(), worker.getLivenessProbe(), worker.getReadinessProbe())
                        .map(Probe::getHttpGet)
                        .map(ChartRenderTest::inShort))
                .containsExactly(
                        scheme + " http /actuator/health/liveness",
                        scheme + " http /actuator/health/liveness",
                        scheme + " http /actuator/health/readiness");
        assertThat(worker.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).isEqualTo(8080);
        });
    }

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenAWorkerIsAskedToEndThenThePodWaitsForItsDrain(String set) {
        PodSpec worker = worker(render(set));
        String drain = Objects.requireNonNull(environment(worker).get("RREF_WORKER_DRAIN"));

        assertThat(worker.getTerminationGracePeriodSeconds())
                .as("forty seconds beyond the drain of %s", drain)
                .isEqualTo(Long.parseLong(drain.replace("s", "")) + 40);
        assertThat(render(set).one(Service.class).getSpec().getPublishNotReadyAddresses())
                .as("holders reach a worker that drains")
                .isTrue();
    }

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
    void whenDnsIsTheDirectoryThenItsPatternGivesTheNamesOfThePods() {
        Manifests manifests = render("defaults");

        assertThat(environment(worker(manifests)))
                .containsEntry(
                        "RREF_CLIENT_DNS_PATTERN", "http://{worker}.flights-rref-workers.travel.svc.cluster.local:8080")
                .doesNotContainKey("RREF_CLIENT_CONSUL_HOST");
        assertThat(environment(check(manifests)))
                .containsEntry("RREF_CHECK_WORKERS", "flights-rref-0,flights-rref-1,flights-rref-2");
    }

    @Test
    void whenConsulIsTheDirectoryThenWorkersAndCheckAskTheAgentOfTheirNode() {
        Manifests manifests = render("consul");

        assertThat(pods(manifests)).allSatisfy(pod -> {
            assertThat(environment(pod))
                    .containsEntry("RREF_CLIENT_CONSUL_HOST", "status.hostIP")
                    .containsEntry("RREF_CLIENT_CONSUL_PORT", "8500")
                    .doesNotContainKey("RREF_CLIENT_DNS_PATTERN");
            assertThat(mounted(pod, false)).contains("token=rref.client.consul.token");
        });
        assertThat(manifests
                        .one(NetworkPolicy.class)
                        .getSpec()
                        .getIngress()
                        .get(0)
                        .getFrom())
                .as("members, and Consul, which checks")
                .hasSize(2);
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

    @Test
    void whenWorkersRunThenTheyListenWhereTheyAreProbedAndScraped() {
        assertThat(environment(worker(render("defaults"))))
                .containsEntry("SERVER_ADDRESS", "0.0.0.0")
                .containsEntry("SERVER_PORT", "8080")
                .containsEntry("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true")
                .hasEntrySatisfying(
                        "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE",
                        pages -> assertThat(pages.split(",")).contains("health", "prometheus"));
    }

    @Test
    void whenAReleaseHasALongNameThenAllNamesAndLabelsAreShortEnough() {
        String longest = "a-release-whose-name-has-all-letters-that-it-may-have";
        assertThat(longest).as("what Helm allows").hasSize(53);
        Manifests manifests =
                Manifests.read(Chart.ofSet("observability", directory).textFor(cluster, longest));

        assertThat(manifests.all()).extracting(HasMetadata::getMetadata).allSatisfy(metadata -> {
            assertThat(metadata.getName()).hasSizeLessThanOrEqualTo(63);
            assertThat(metadata.getLabels().values()).allMatch(label -> label.length() <= 63);
        });
        assertThat(statefulSet(manifests).getMetadata().getName())
                .as("a pod's name, with its number, is a label, and so is what the revision adds to it")
                .hasSizeLessThanOrEqualTo(63 - "-0123456789".length());
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

    private Manifests render(String set) {
        return Chart.ofSet(set, directory.resolve(Long.toString(System.nanoTime())))
                .renderFor(cluster);
    }

    private static StatefulSet statefulSet(Manifests manifests) {
        return manifests.one(StatefulSet.class);
    }

    private static PodSpec worker(Manifests manifests) {
        return statefulSet(manifests).getSpec().getTemplate().getSpec();
    }

    private static PodSpec check(Manifests manifests) {
        return manifests.one(Pod.class).getSpec();
    }

    private static List<PodSpec> pods(Manifests manifests) {
        return Stream.concat(
                        Stream.of(worker(manifests)),
                        manifests.all(Pod.class).stream().map(Pod::getSpec))
                .toList();
    }

    private static Secret secret(Manifests manifests, String name) {
        return manifests.all(Secret.class).stream()
                .filter(secret -> secret.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("no Secret is called " + name));
    }

    /** What is mounted of Secrets, as entry=file. */
    private static List<String> mounted(PodSpec pod, boolean optional) {
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals("secrets"))
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .map(VolumeProjection::getSecret)
                .filter(secret -> Boolean.TRUE.equals(secret.getOptional()) == optional)
                .flatMap(secret -> secret.getItems().stream())
                .map(ChartRenderTest::inShort)
                .toList();
    }

    private static String inShort(KeyToPath item) {
        return item.getKey() + "=" + item.getPath();
    }

    private static String inShort(HTTPGetAction probe) {
        return probe.getScheme() + " " + probe.getPort().getStrVal() + " " + probe.getPath();
    }

    private static Map<String, String> environment(PodSpec pod) {
        return pod.getContainers().get(0).getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, ChartRenderTest::value));
    }

    private static String value(EnvVar variable) {
        return variable.getValue() != null
                ? variable.getValue()
                : variable.getValueFrom().getFieldRef().getFieldPath();
    }
}
