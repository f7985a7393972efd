package io.rref.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RegistrationLogTest {

    private static final String INCARNATION = "77312ef599c8db4b9c03221f88a01b2c";

    @Test
    void whenAWorkerIsListedThenItsIncarnationIsNotWholeInTheLog(CapturedOutput output) {
        new RegistrationLog(URI.create("http://consul:8500"), "worker-1")
                .registered("rref-worker-worker-1-" + INCARNATION + " at 10.0.0.1:8080");

        assertThat(output)
                .contains("rref-worker-worker-1-77312ef5… at 10.0.0.1:8080")
                .doesNotContain(INCARNATION);
    }
}
