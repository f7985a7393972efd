package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring takes a misspelt environment variable for one of somebody else's: those of the chart must be known settings. */
@Tag("same-on-any-jdk")
class ChartSettingsTest {

    /** No settings, or below a key that somebody chooses. */
    private static final Set<String> OF_OTHERS = Set.of("JDK_JAVA_OPTIONS", "RREF_CHECK_WORKERS");

    private static final String BUNDLE = "SPRING_SSL_BUNDLE_PEM_MEMBER_";

    private static Set<String> known;

    @TempDir
    Path directory;

    @BeforeAll
    static void readMetadata() throws IOException {
        known = KnownSettings.ofClassPath().variables();
    }

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenAPodIsToldSomethingThenByTheNameOfASetting(String set) {
        try (ClusterApi cluster = ClusterApi.start()) {
            Manifests manifests = Chart.ofSet(set, directory).renderFor(cluster);

            assertThat(pods(manifests)
                            .flatMap(pod -> pod.getContainers().get(0).getEnv().stream())
                            .map(EnvVar::getName)
                            .filter(name -> !OF_OTHERS.contains(name) && !name.startsWith(BUNDLE)))
                    .filteredOn(name -> Stream.of("RREF_", "SPRING_", "SERVER_", "MANAGEMENT_")
                            .anyMatch(name::startsWith))
                    .isNotEmpty()
                    .isSubsetOf(known);
        }
    }

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenASecretIsMountedThenAsAFileWithTheNameOfASetting(String set) {
        try (ClusterApi cluster = ClusterApi.start()) {
            Manifests manifests = Chart.ofSet(set, directory).renderFor(cluster);

            List<SecretProjection> secrets = pods(manifests)
                    .flatMap(pod -> pod.getVolumes().stream())
                    .filter(volume -> volume.getProjected() != null)
                    .flatMap(volume -> volume.getProjected().getSources().stream())
                    .map(VolumeProjection::getSecret)
                    .toList();
            assertThat(secrets)
                    .as("a Secret whose entries are not named is mounted whole")
                    .isNotEmpty()
                    .allSatisfy(secret -> assertThat(secret.getItems()).isNotEmpty());
            assertThat(secrets.stream()
                            .flatMap(secret -> secret.getItems().stream())
                            .map(file -> KnownSettings.variable(file.getPath())))
                    .isSubsetOf(known);
        }
    }

    private static Stream<PodSpec> pods(Manifests manifests) {
        return Stream.concat(
                Stream.of(
                        manifests.one(StatefulSet.class).getSpec().getTemplate().getSpec()),
                manifests.all(Pod.class).stream().map(Pod::getSpec));
    }
}
