package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart makes of its values: manifests that are ones of Kubernetes, and find each other. */
class ChartRenderTest extends ChartRendering {

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
    void whenSomethingIsMountedThenItIsAmongTheVolumes(String set) {
        assertThat(pods(render(set)))
                .allSatisfy(pod -> assertThat(pod.getVolumes())
                        .extracting(Volume::getName)
                        .containsExactlyInAnyOrderElementsOf(pod.getContainers().get(0).getVolumeMounts().stream()
                                .map(VolumeMount::getName)
                                .toList()));
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
}
