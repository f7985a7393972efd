package io.rref.test.tutorial.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RemoteMethodException;
import io.rref.test.cluster.RRefCluster;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AgentTest {

    private static final int EPISODES = 8;

    private static final int STEPS = 12;

    private static final List<String> OBSERVING = List.of("worker-2", "worker-3");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration IMPATIENCE = Duration.ofSeconds(3);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final RRefCluster cluster =
            RRefCluster.of("worker-1", "worker-2", "worker-3").scanning(LearningAgent.class);

    @Test
    void whenObserversAreOnOtherWorkersThenTheAgentEarnsWhatItWouldInOneProcess() {
        List<Long> earned = DistributedAgent.run(cluster.rrefs(), "worker-1", OBSERVING, EPISODES, STEPS);

        assertThat(earned).isEqualTo(PlainAgent.run(OBSERVING.size(), EPISODES, STEPS));
        cluster.awaitEmpty();
    }

    @Test
    void whenTheAgentIsReleasedThenItsObserversGoToo() {
        RRef<Agent> agent = agent(PATIENCE);
        agent.rpcSync().runEpisodes(1, 1);
        assertThat(OBSERVING)
                .allSatisfy(worker -> assertThat(cluster.heldBy(worker)).hasSize(1));

        agent.close();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(OBSERVING)
                        .allSatisfy(worker -> assertThat(cluster.heldBy(worker)).isEmpty()));
        cluster.awaitEmpty();
    }

    @Test
    void whenTheWorkerOfAnObserverIsKilledThenTheEpisodeFailsWithItsNameAndNothingIsLeft() {
        try (RRef<Agent> agent = agent(IMPATIENCE)) {
            agent.rpcSync().runEpisodes(1, STEPS);
            cluster.killWorker("worker-3");

            assertThatThrownBy(() -> agent.rpcSync().runEpisodes(1, STEPS))
                    .isInstanceOfSatisfying(
                            RemoteMethodException.class,
                            failure -> assertThat(failure.remoteClass()).isEqualTo("io.rref.NotExecutedException"))
                    .hasMessageContaining("worker-3");

            assertThat(agent.rpcSync().select(64))
                    .as("the agent itself goes on")
                    .isNegative();
            await("the run of the other observer ended")
                    .atMost(LIMIT)
                    .until(() -> callsThatRun("worker-2").equals("0"));
        }
        cluster.restart("worker-3");
        cluster.time().advance(Duration.ofSeconds(40));
        cluster.awaitEmpty();
    }

    /** The run of the other observer would outlast the test by far: the end of the episode ends it. */
    @Test
    void whenTheWorkerOfAnObserverIsRestartedDuringAnEpisodeThenThatFailsAtOnceAndTheOtherObserverStops() {
        try (RRef<Agent> agent = agent(PATIENCE)) {
            CompletableFuture<List<Long>> running = agent.rpcAsync(each -> each.runEpisodes(1, Integer.MAX_VALUE));
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(OBSERVING)
                            .extracting(AgentTest::callsThatRun)
                            .containsOnly("1"));

            cluster.killWorker("worker-3");
            cluster.restart("worker-3");

            assertThat(running)
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(
                            RemoteMethodException.class,
                            failure -> assertThat(failure.remoteClass()).isEqualTo("io.rref.OutcomeUnknownException"))
                    .withMessageContaining("worker-3");
            await("the run of the other observer ended")
                    .atMost(LIMIT)
                    .until(() -> callsThatRun("worker-2").equals("0"));
        }
        cluster.time().advance(Duration.ofSeconds(40));
        cluster.awaitEmpty();
    }

    private static String callsThatRun(String worker) {
        return Objects.requireNonNull(cluster.debugInfo(worker).get("agent.server_active_calls"));
    }

    private static RRef<Agent> agent(Duration patience) {
        return cluster.rrefs().on("worker-1").create(Agent.class, OBSERVING, patience);
    }
}
