package io.rref.directory.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.directory.WorkerLookup.NotYetKnown;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.test.scheduler.VirtualTimeScheduler;

/** On virtual time a question without a pause before it is asked, and fails, on the thread that begins the watch. */
@ExtendWith(OutputCaptureExtension.class)
class ConsulWatchTest {

    private static final URI NOT_TO_BE_ASKED = URI.create("not:an-address");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

    private final ConsulWorkerDirectory directory =
            new ConsulWorkerDirectory(new ConsulSettings(NOT_TO_BE_ASKED, "rref-worker", null, Duration.ofSeconds(1)));

    @AfterEach
    void close() {
        directory.close();
        VirtualTimeScheduler.reset();
    }

    @Test
    void whenAQuestionEndsWhileItsAskerIsStillOnItsWayThenTheNextOneIsAsked(CapturedOutput log) {
        assertThat(directory.find("worker-1")).isInstanceOf(NotYetKnown.class);
        assertThat(log).doesNotContain("cannot be asked");

        time.advanceTimeBy(ConsulPacing.FIRST_PAUSE);

        assertThat(log)
                .as("the second failure in a row is worth a word: the watch must have gone on to it")
                .contains("cannot be asked for workers");
    }
}
