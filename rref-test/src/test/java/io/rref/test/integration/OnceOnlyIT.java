package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ProcessCluster;
import io.rref.test.fault.FaultKind;
import io.rref.test.fault.FaultRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Promise 2 between real processes: requests arrive twice, or are sent again since their answers were lost. */
class OnceOnlyIT {

    private static final int CALLS = 300;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final long SEED = 20_260;

    private static final FaultRates TWICE_OR_UNANSWERED = FaultRates.none()
            .with(FaultKind.DUPLICATE_REQUEST, 0.3)
            .with(FaultKind.DROP_RESPONSE, 0.15)
            .with(FaultKind.CUT_RESPONSE, 0.15)
            .withDelaysUpTo(Duration.ofMillis(500));

    @RegisterExtension
    static final ProcessCluster cluster =
            ProcessCluster.of(1, Duration.ofSeconds(5)).withFaultProxies(SEED);

    @Test
    void whenRequestsArriveTwiceOrTheirAnswersAreLostThenEachCallRunsOnce() {
        try (ClientApp app = cluster.newClient();
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 0L)) {
            assertThat(counter.rpcSync().value()).isZero();
            cluster.use(TWICE_OR_UNANSWERED);

            List<CompletableFuture<Long>> calls = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                calls.add(counter.call(Counter::increment).timeout(TIMEOUT).rpcAsync());
            }

            assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(TIMEOUT);
            cluster.use(FaultRates.none());
            assertThat(calls)
                    .extracting(CompletableFuture::join)
                    .as("what each increment has answered")
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, CALLS).boxed().toList());
            assertThat(counter.rpcSync().value()).isEqualTo(CALLS);
            assertThat(cluster.faults().of(FaultKind.DUPLICATE_REQUEST))
                    .as("requests that arrived twice, each with some calls")
                    .isGreaterThan(cluster.faults().requests() / 10);
            assertThat(cluster.faults().of(FaultKind.DROP_RESPONSE))
                    .as("answers that were lost")
                    .isGreaterThan(cluster.faults().requests() / 20);
        }
    }
}
