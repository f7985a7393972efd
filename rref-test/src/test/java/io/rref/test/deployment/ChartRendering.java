package io.rref.test.deployment;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Renders the chart, and reads what the pods are told. */
@Tag("same-on-any-jdk")
abstract class ChartRendering {

    @AutoClose
    final ClusterApi cluster = ClusterApi.start();

    @TempDir
    Path directory;

    Manifests render(String set) {
        return Chart.ofSet(set, directory.resolve(Long.toString(System.nanoTime())))
                .renderFor(cluster);
    }

    static StatefulSet statefulSet(Manifests manifests) {
        return manifests.one(StatefulSet.class);
    }

    static PodSpec worker(Manifests manifests) {
        return statefulSet(manifests).getSpec().getTemplate().getSpec();
    }

    static PodSpec check(Manifests manifests) {
        return manifests.one(Pod.class).getSpec();
    }

    static List<PodSpec> pods(Manifests manifests) {
        return Stream.concat(
                        Stream.of(worker(manifests)),
                        manifests.all(Pod.class).stream().map(Pod::getSpec))
                .toList();
    }

    /** What is mounted of Secrets, as entry=file. */
    static List<String> mounted(PodSpec pod, boolean optional) {
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals("secrets"))
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .map(VolumeProjection::getSecret)
                .filter(secret -> Boolean.TRUE.equals(secret.getOptional()) == optional)
                .flatMap(secret -> secret.getItems().stream())
                .map(ChartRendering::inShort)
                .toList();
    }

    private static String inShort(KeyToPath item) {
        return item.getKey() + "=" + item.getPath();
    }

    static Map<String, String> environment(PodSpec pod) {
        return pod.getContainers().get(0).getEnv().stream()
                .collect(Collectors.toMap(EnvVar::getName, ChartRendering::value));
    }

    private static String value(EnvVar variable) {
        return variable.getValue() != null
                ? variable.getValue()
                : variable.getValueFrom().getFieldRef().getFieldPath();
    }
}
