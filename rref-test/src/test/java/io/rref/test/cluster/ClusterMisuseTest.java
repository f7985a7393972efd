package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRefClient;
import io.rref.test.app.TestWorker;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterMisuseTest {

    @RegisterExtension
    static final RRefCluster cluster = RRefCluster.of("worker-1", "worker-2");

    private static final Map<String, Consumer<String>> BY_NAME = Map.of(
            "faults", cluster::faults,
            "rrefsOf", cluster::rrefsOf,
            "bean", worker -> cluster.bean(worker, RRefClient.class),
            "stopWorker", cluster::stopWorker,
            "killWorker", cluster::killWorker,
            "restart", cluster::restart,
            "heldBy", cluster::heldBy,
            "debugInfo", cluster::debugInfo);

    private static final Map<String, Consumer<RRefCluster>> SETTINGS = Map.of(
            "scanning", each -> each.scanning(TestWorker.class),
            "withWorkerConfiguration", each -> each.withWorkerConfiguration(TestWorker.class),
            "withLease", each -> each.withLease(Duration.ofSeconds(5)),
            "withWorkerProperty", each -> each.withWorkerProperty("rref.worker.drain", "1s"),
            "withClientProperty", each -> each.withClientProperty("rref.client.timeout", "1s"),
            "allowingLeaks", RRefCluster::allowingLeaks);

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsByName")
    void whenAWorkerIsNamedThatTheClusterDoesNotHaveThenTheCallIsRefused(String method) {
        Consumer<String> call = BY_NAME.getOrDefault(method, name -> {});

        assertThatIllegalArgumentException()
                .as("%s with a typo must not pass", method)
                .isThrownBy(() -> call.accept("worker_1"))
                .withMessage("no worker 'worker_1': the cluster has [worker-1, worker-2]");
    }

    static Iterable<String> callsByName() {
        return BY_NAME.keySet();
    }

    @Test
    @SuppressWarnings("NullAway") // as a caller does whose code is not checked
    void whenNullIsGivenThenTheTextSaysForWhat() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.faults((String) null))
                .withMessageStartingWith("no worker 'null': the cluster has");
        assertThatNullPointerException()
                .isThrownBy(() -> cluster.faults().delay(null))
                .withMessageStartingWith("delay must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> cluster.time().advance(null))
                .withMessageStartingWith("duration must not be null");
    }

    @Test
    void whenADelayIsNegativeThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.faults().delay(Duration.ofMillis(-5)))
                .withMessageContaining("delay PT-0.005S");
    }

    @Test
    void whenAWorkerRunsThenItIsNotStartedAgain() {
        assertThatIllegalStateException()
                .isThrownBy(() -> cluster.startWorker("worker-1"))
                .withMessageStartingWith("worker 'worker-1' runs already: restart(\"worker-1\")");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void whenTheClusterRunsThenASettingIsRefused(String setting) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SETTINGS.getOrDefault(setting, none -> {}).accept(cluster))
                .withMessage("the cluster runs already: say " + setting + "(...) before it starts");
    }

    static Iterable<String> settings() {
        return SETTINGS.keySet();
    }

    @Test
    void whenTwoWorkersAreToHaveOneNameThenTheClusterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RRefCluster.of("a", "a"))
                .withMessageStartingWith("two workers have the name 'a'");
    }

    @Test
    void whenTheClusterDoesNotRunThenTheTextSaysWhetherItHasYetToStartOrHasEnded() {
        RRefCluster alone = RRefCluster.of("alone");
        assertThatIllegalStateException().isThrownBy(alone::rrefs).withMessageStartingWith("start the cluster first");

        alone.start().close();

        assertThatIllegalStateException().isThrownBy(alone::rrefs).withMessageStartingWith("this cluster has ended");
    }

    @Test
    void whenAClientHasEndedThenItsUseSaysHow() {
        ClientApp killed = cluster.newClient();
        ClientApp closed = cluster.newClient();
        killed.kill();
        closed.close();
        killed.close();

        assertThatIllegalStateException().isThrownBy(killed::rrefs).withMessageStartingWith("this client was killed");
        assertThatIllegalStateException().isThrownBy(killed::kill).withMessageStartingWith("this client was killed");
        assertThatIllegalStateException().isThrownBy(closed::kill).withMessageStartingWith("this client was closed");
    }

    @Test
    void whenAWorkerWasStoppedThenItIsKnownAndStartsAgainWhereItWas() {
        cluster.stopWorker("worker-2");
        cluster.stopWorker("worker-2");
        cluster.faults("worker-2").heal();
        assertThatThrownBy(() -> cluster.heldBy("worker-2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("worker-2 does not run");
        assertThatThrownBy(() -> cluster.killWorker("worker-2")).hasMessageStartingWith("worker-2 does not run");

        cluster.restart("worker-2");

        assertThat(cluster.heldBy("worker-2")).isEmpty();
        cluster.stopWorker("worker-2");
        cluster.running().startMissing(); // as before the next test
        assertThat(cluster.heldBy("worker-2")).isEmpty();
    }
}
