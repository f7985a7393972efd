package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The secret is changed in three steps; in each, every process is started anew, one after the other, and no call is refused. */
class RotationTest {

    private static final String OLD = "0123456789abcdef0123456789abcdef";

    private static final String NEW = "fedcba9876543210fedcba9876543210";

    private static final List<String> WORKERS = List.of("worker-1", "worker-2", "worker-3");

    /** What a process is started with before the first step, and after each. */
    private static final List<String[]> SETTINGS = List.of(
            with(OLD),
            with(OLD, "--rref.security.other-secret=" + NEW),
            with(NEW, "--rref.security.other-secret=" + OLD),
            with(NEW));

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree()
            .withWorkerProperty("rref.security.secret", OLD)
            .withWorkerProperty("rref.security.operator-password", "open-sesame-of-the-operators");

    @Test
    void whenTheSecretIsChangedInThreeStepsThenNoCallIsRefused() {
        for (int step = 1; step < SETTINGS.size(); step++) {
            try (ClientApp before = member(step - 1);
                    ClientApp after = member(step)) {
                for (String worker : WORKERS) {
                    cluster.stopWorker(worker);
                    cluster.startWorker(worker, SETTINGS.get(step));
                    callEverybody(before);
                    callEverybody(after);
                }
            }
        }
    }

    @Test
    void whenAStepIsLeftOutThenWhoIsBehindIsRefused() {
        cluster.stopWorker("worker-1");
        cluster.startWorker("worker-1", SETTINGS.get(3));

        try (ClientApp behind = member(1);
                RRef<Counter> counter = behind.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThatThrownBy(() -> counter.rpcSync().add(1))
                    .isInstanceOfSatisfying(
                            NotExecutedException.class,
                            refused -> assertThat(refused.problem()).contains("unauthenticated"));
        }
    }

    /** Each worker, and each of them by each other one. */
    private static void callEverybody(ClientApp app) {
        for (String owner : WORKERS) {
            try (RRef<Counter> counter = app.rrefs().on(owner).create(Counter.class, 5L)) {
                assertThat(counter.rpcSync().add(1)).isEqualTo(6);
                WORKERS.stream().filter(other -> !other.equals(owner)).forEach(other -> callFrom(app, other, counter));
            }
        }
    }

    private static void callFrom(ClientApp app, String worker, RRef<Counter> counter) {
        try (RRef<Shelf> shelf = app.rrefs().on(worker).find("shelf", Shelf.class)) {
            shelf.rpcSync().keep(counter);
            assertThat(shelf.rpcSync().add(1)).isGreaterThan(6);
            shelf.rpcSync().drop();
        }
    }

    private static ClientApp member(int steps) {
        return cluster.newClient(SETTINGS.get(steps));
    }

    private static String[] with(String secret, String... others) {
        return others.length == 0
                ? new String[] {"--rref.security.secret=" + secret}
                : new String[] {"--rref.security.secret=" + secret, others[0]};
    }
}
