package io.rref.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.owner.OwnerDecision;
import io.rref.protocol.HolderId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log of a worker says of its drain. */
@ExtendWith(OutputCaptureExtension.class)
class WatchedDrainTests {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final SharedOwner owner = new SharedOwner();

    @BeforeEach
    void logs() {
        LoggingSystem.get(getClass().getClassLoader())
                .setLogLevel(WatchedDrain.class.getName(), LogLevel.INFO); // another test may have raised it
    }

    @Test
    void whenADrainBeginsThenOneLineSaysWhatItIsAbout(CapturedOutput log) {
        owner.request(1, 1, owner.create(1, 1));
        owner.start(1, 2, owner.never(1, 1));

        owner.shell().drain(LONGEST);
        owner.shell().drain(LONGEST);

        assertThat(log.toString().lines().filter(line -> line.contains("drains")))
                .singleElement()
                .asString()
                .contains("worker-1~", "for 20.0 s at most: 1 object, 2 holders, 1 call running")
                .doesNotContain(SharedOwner.holder(1).incarnation().value());
    }

    @Test
    void whenCallsAreCutOffThenTheEndSaysHowManyAndWhomNobodyCouldTell(CapturedOutput log) {
        owner.request(1, 1, owner.create(1, 1));
        owner.start(1, 2, owner.never(1, 1));
        CompletableFuture<Void> drained = owner.shell().drain(LONGEST);

        owner.pass(LONGEST);
        owner.leave(1);
        owner.pass(Duration.ofSeconds(1));
        owner.leave(1);

        assertThat(drained).isDone();
        assertThat(log)
                .contains("worker-1~", "has drained, in 21.0 s: 1 call cut off; told nobody; could not tell holder-2~");
    }

    @Test
    void whenEverybodyHasLeftThenTheEndSaysThatAllIsWell(CapturedOutput log) {
        owner.leave(1);
        owner.leave(2);

        owner.shell().drain(LONGEST);

        assertThat(log).contains("has drained, in 0.0 s: all calls have ended; told nobody");
    }

    @Test
    void whenManyHoldersAreToldThenTheLineStaysShort(CapturedOutput log) {
        List<HolderId> told = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> new HolderId("app-" + number, new Incarnation(5, number)))
                .toList();

        new WatchedDrain(SharedOwner.holder(1), new HandClock()).ends(new OwnerDecision.DrainEnded(2, told, List.of()));

        assertThat(log)
                .contains("2 calls cut off; told app-1~", "app-10~", " and 2 more")
                .doesNotContain("app-11~");
    }
}
