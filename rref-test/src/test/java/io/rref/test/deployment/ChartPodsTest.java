package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the pods of the chart run, are probed, and end. */
class ChartPodsTest extends ChartRendering {

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
    void whenProbesAskThenAtThePortThatThereIs(String set) {
        Container worker = worker(render(set)).getContainers().get(0);
        String scheme = set.equals("mtls") ? "HTTPS" : "HTTP";

        assertThat(Stream.of(worker.getStartupProbe(), worker.getLivenessProbe(), worker.getReadinessProbe())
                        .map(Probe::getHttpGet)
                        .map(ChartPodsTest::inShort))
                .containsExactly(
                        scheme + " http /actuator/health/liveness",
                        scheme + " http /actuator/health/liveness",
                        scheme + " http /actuator/health/readiness");
        assertThat(worker.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).isEqualTo(8080);
        });
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

    private static String inShort(HTTPGetAction probe) {
        return probe.getScheme() + " " + probe.getPort().getStrVal() + " " + probe.getPath();
    }
}
