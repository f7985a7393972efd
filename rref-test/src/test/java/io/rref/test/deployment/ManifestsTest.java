package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;

/** The reading of manifests refuses what Kubernetes would drop without a word. */
@Tag("same-on-any-jdk")
class ManifestsTest {

    private static final String RIGHT = """
            apiVersion: v1
            kind: Service
            metadata:
              name: workers
            spec:
              clusterIP: None
              ports:
                - name: http
                  port: 8080
                  targetPort: http
            """;

    @Test
    void whenAllFieldsAreKnownThenTheyAreRead() {
        Service service = Manifests.read(RIGHT).one(Service.class);

        assertThat(service.getSpec().getPorts().get(0).getPort()).isEqualTo(8080);
    }

    @Test
    void whenAFieldIsMisspeltThenItIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(RIGHT.replace("clusterIP", "clusterIp")))
                .withMessageContaining("clusterIp");
    }

    @Test
    void whenAFieldIsMisspeltDeepInsideThenItIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(RIGHT.replace("targetPort", "target")))
                .withMessageContaining("\"target\"");
    }

    @Test
    void whenANumberIsATextThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(RIGHT.replace("port: 8080", "port: \"8080\"")))
                .withMessageContaining("port");
    }

    @Test
    void whenAFieldIsSaidTwiceThenItIsRefused() {
        assertThatThrownBy(() -> Manifests.read(RIGHT + "  clusterIP: 10.0.0.1\n"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("clusterIP");
    }

    @Test
    void whenAKindIsUnknownThenItIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.read(RIGHT.replace("kind: Service", "kind: Servise")))
                .withMessageContaining("v1/Servise");
    }
}
