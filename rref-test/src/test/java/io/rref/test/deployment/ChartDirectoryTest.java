package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import org.junit.jupiter.api.Test;

/** Where the pods of the chart look for workers. */
class ChartDirectoryTest extends ChartRendering {

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
}
