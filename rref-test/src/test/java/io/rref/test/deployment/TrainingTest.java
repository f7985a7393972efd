package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.service.image.Training;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrainingTest {

    @Test
    void whenTheImageIsBuiltThenTheTrainedWorkerAnswersAll() throws IOException {
        assertThat(Training.trained(
                        "--management.endpoints.web.exposure.include=health,prometheus",
                        "--management.endpoint.health.probes.enabled=true"))
                .as("the build of the image fails where this fails")
                .isTrue();
    }
}
