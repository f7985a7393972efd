package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RRefState.Access;
import io.rref.test.app.Counter;
import io.rref.test.cluster.CallingProcess;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Promises 1, 3 and 4 for processes that are stopped beyond their leases and go on. */
@Tag("many-processes")
class LapseIsNotLossIT {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int REFERENCES = 20;

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(1, LEASE);

    @Test
    void whenAnOwnerIsStoppedBeyondEveryLeaseThenItComesBackWithoutASingleReferenceLost() {
        try (ClientApp app = cluster.newClient("--rref.client.give-up=60s")) {
            List<RRef<Counter>> counters = counters(app);

            cluster.pause("worker-1");
            try {
                await().atMost(LIMIT).until(() -> counters.get(0).state().access() == Access.SUSPENDED);
                CompletableFuture<Long> waiting =
                        counters.get(0).call(Counter::increment).timeout(LIMIT).rpcAsync();
                await().during(LEASE.multipliedBy(3)).atMost(LIMIT).until(() -> !waiting.isDone());
                cluster.resume("worker-1");

                assertThat(waiting).succeedsWithin(LIMIT).isEqualTo(1L);
            } finally {
                cluster.resume("worker-1");
            }

            assertThat(counters).allSatisfy(counter -> {
                assertThat(counter.rpcSync().add(10)).isGreaterThanOrEqualTo(10L);
                assertThat(counter.lost()).isNotDone();
                assertThat(counter.state().access()).isEqualTo(Access.OPEN);
            });
            assertThat(cluster.held().unnamed()).hasSize(REFERENCES);
        }
        cluster.held().awaitEmpty(LIMIT);
    }

    @Test
    void whenAHolderIsStoppedBeyondItsLeaseThenItLearnsItAtItsNextUseAndTheNextSessionWorks() {
        try (CallingProcess caller = cluster.newCaller()) {
            caller.pause();
            cluster.held().awaitEmpty(LEASE.plusSeconds(2));
            int before = caller.said().size();

            caller.resume();

            await().atMost(LIMIT).until(() -> after(before, caller).contains("gone EXPIRED LOST"));
            int gone = caller.said().indexOf("gone EXPIRED LOST");
            await().atMost(LIMIT).until(() -> after(gone + 1, caller).contains("answer 1 OPEN"));
            assertThat(after(before, caller).subList(0, gone - before))
                    .as("what was in flight as it was stopped, and nothing more")
                    .hasSizeLessThanOrEqualTo(1);
        }
        cluster.held().awaitEmpty(LIMIT);
    }

    @Test
    void whenBothAreStoppedThenTheHolderRunsNothingUntilTheOwnerHasSpokenAndNothingIsLost() {
        try (CallingProcess caller = cluster.newCaller()) {
            cluster.pause("worker-1");
            try {
                caller.pause();
                // the time in which both stand still
                await().pollDelay(LEASE.plusSeconds(1)).atMost(LIMIT).until(() -> true);
                int before = caller.said().size();
                caller.resume();

                await().atMost(LIMIT).until(() -> after(before, caller).contains("not executed SUSPENDED"));
                assertThat(after(before, caller)).noneMatch(line -> line.startsWith("answer"));
                cluster.resume("worker-1");

                await().atMost(LIMIT)
                        .until(() -> after(before, caller).stream().anyMatch(line -> line.startsWith("answer")));
                assertThat(after(before, caller)).noneMatch(line -> line.startsWith("gone"));
            } finally {
                cluster.resume("worker-1");
            }
        }
        cluster.held().awaitEmpty(LIMIT);
    }

    private static List<RRef<Counter>> counters(ClientApp app) {
        List<RRef<Counter>> counters = new ArrayList<>();
        for (int made = 0; made < REFERENCES; made++) {
            RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 0L);
            assertThat(counter.rpcSync().value()).isZero();
            counters.add(counter);
        }
        return counters;
    }

    private static List<String> after(int lines, CallingProcess caller) {
        List<String> said = caller.said();
        return said.subList(Math.min(lines, said.size()), said.size());
    }
}
