package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.Invocation;
import io.rref.RRef;
import io.rref.RRefException;
import io.rref.Remote;
import io.rref.RemoteMethodException;
import io.rref.autoconfigure.RRefClientProperties;
import io.rref.protocol.Action;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ConformanceNames.class)
class TimeoutTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofMillis(100);

    /** Well beyond every timeout here that is to pass. */
    private static final int LONG_PAUSE = 500;

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C060")
    void whenADefaultIsSetThenItCanBeRead() {
        assertThat(app("500ms").bean(RRefClientProperties.class).timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(cluster.client().bean(RRefClientProperties.class).timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    @Conforms("C061")
    void whenTheDefaultIsShortThenEveryModeEndsWithIt() {
        Remote<Waiting> waiting = acquainted(app("50ms"));

        assertTimesOut(() -> waiting.rpcSync().pause(LONG_PAUSE, 1));
        assertTimesOutLater(waiting.rpcAsync(w -> w.pause(LONG_PAUSE, 1)));
        try (RRef<Long> late = waiting.remote(w -> w.pause(LONG_PAUSE, 1))) {
            assertTimesOut(late::toHere);
        }
    }

    @Test
    @Conforms("C063")
    void whenTheDefaultIsZeroThenOnlyTheCeilingEndsACall() {
        assertThat(acquainted(app("0s")).rpcSync().pause(LONG_PAUSE, 1)).isEqualTo(1);

        Remote<Waiting> underACeiling = acquainted(app("0s", "--rref.client.ceiling=200ms"));
        assertTimesOut(() -> underACeiling.rpcSync().pause(LONG_PAUSE, 1));
    }

    @Test
    @Conforms("C064")
    void whenACallHasItsOwnTimeoutThenItWinsOverTheDefault() {
        Remote<Waiting> waiting = acquainted(app("20s"));

        assertTimesOut(
                () -> waiting.call(w -> w.pause(LONG_PAUSE, 1)).timeout(SHORT).rpcSync());
        assertTimesOutLater(
                waiting.call(w -> w.pause(LONG_PAUSE, 1)).timeout(SHORT).rpcAsync());
        assertTimesOut(() -> waiting.withTimeout(SHORT).rpcSync().pause(LONG_PAUSE, 1));
        assertThat(waiting.rpcSync().pause(LONG_PAUSE, 1)).isEqualTo(1);
        assertThat(waiting.rpcAsync(w -> w.pause(LONG_PAUSE, 2)).join()).isEqualTo(2);
    }

    @Test
    @Conforms("C067")
    void whenTheMessageIsDelayedThenAShortTimeoutPassesAndALongOneDoesNot() {
        ClientApp app = app("60s");
        Remote<Waiting> waiting = acquainted(app);
        CompletableFuture<Long> byDefault;
        CompletableFuture<Long> withoutLimit;

        try (var delayed = app.bean(SentMessages.class).holdBack(Action.CallFunction.class)) {
            byDefault = waiting.rpcAsync(w -> w.pause(0, 1));
            withoutLimit =
                    waiting.call(w -> w.pause(0, 2)).timeout(Duration.ZERO).rpcAsync();
            assertTimesOutLater(waiting.call(w -> w.pause(0, 3)).timeout(SHORT).rpcAsync());
            await().during(SHORT).until(() -> !byDefault.isDone() && !withoutLimit.isDone());
        }

        assertThat(byDefault).succeedsWithin(LIMIT).isEqualTo(1L);
        assertThat(withoutLimit).succeedsWithin(LIMIT).isEqualTo(2L);
    }

    private static void assertTimesOut(ThrowingCallable use) {
        assertThatThrownBy(use)
                .as("what a call that takes too long ends with")
                .isInstanceOf(RRefException.class)
                .isNotInstanceOf(RemoteMethodException.class)
                .hasMessageContaining("deadline passed");
    }

    private static void assertTimesOutLater(CompletableFuture<?> call) {
        assertThat(call)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(RRefException.class)
                .withMessageContaining("deadline passed");
    }

    private static ClientApp app(String timeout, String... further) {
        String[] arguments = java.util.Arrays.copyOf(further, further.length + 1);
        arguments[further.length] = "--rref.client.timeout=" + timeout;
        return cluster.closing(cluster.newClient(arguments));
    }

    /** Its first contact is over, so that what a timeout measures is the call. */
    private static Remote<Waiting> acquainted(ClientApp app) {
        Remote<Waiting> waiting = app.rrefs().on("worker-1").functions(Waiting.class);
        Invocation<Long> greeting = waiting.call(w -> w.pause(0, 1)).timeout(LIMIT);
        await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(RRefException.class)
                .until(() -> greeting.rpcSync() == 1); // under any ceiling
        return waiting;
    }
}
