package io.rref.test.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.rref.test.chaos.HistoryEvent.LeftOver;
import io.rref.test.cluster.HeldObject;
import io.rref.test.cluster.ProcessCluster;
import io.rref.test.cluster.SharedClasses;
import io.rref.test.fault.FaultRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Three workers and two callers under load on a bad network, while processes are killed, paused and ended. Its length is {@code
 * -Drref.chaos.minutes}; from three minutes on it must reach the figures that are printed beside its own. {@code -Drref.chaos.seed}
 * repeats what was drawn, but real processes do not replay exactly.
 */
@DisabledIfSystemProperty(
        named = "rref.chaos.minutes",
        matches = "0",
        disabledReason = "the chaos run was switched off with -Drref.chaos.minutes=0")
class ChaosIT {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration SCAN = Duration.ofSeconds(1);

    /** Of requests, of which each brings some calls. */
    private static final double RATE_OF_EACH_FAULT = 0.027;

    /** What is still on its way when a holder is killed prolongs its lease when it arrives. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

    /**
     * What two cores that run ten processes may add to any time. Above all to leases: time in which a worker has no processor is
     * none in which it could have heard its holders, so it does not count.
     */
    private static final Duration SLACK = Duration.ofSeconds(6);

    private static final Duration OVERRUN = Duration.ofSeconds(5);

    /** Shared handles whose carrier's fate was unknown stand for its remaining deadline and ten seconds. */
    private static final Duration LAST_RELEASE = Duration.ofSeconds(30);

    /** First starts do not count. */
    private static final long FIRST_REQUESTS = 1000;

    private static final ChaosPlan PLAN = ChaosPlan.ofProperties();

    @TempDir
    static Path temporary;

    private static Path histories;

    private static ProcessCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        ((Logger) LoggerFactory.getLogger("reactor.netty.http"))
                .setLevel(Level.ERROR); // what the proxies lose is no news
        histories = Files.createDirectories(Path.of(System.getProperty("rref.chaos.histories", temporary.toString())));
        cluster = ProcessCluster.of(3, LEASE)
                .withWorkers(ChaosWorker.class, "--chaos.histories=" + histories)
                .withFaultProxies(PLAN.seed())
                .withSharedClasses(SharedClasses.in(temporary))
                .start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void whenProcessesAreKilledAndPausedOnABadNetworkThenEveryPromiseIsKept()
            throws InterruptedException, ExecutionException {
        System.out.println("chaos: seed " + PLAN.seed() + ", " + PLAN.duration());
        Figures figures = new Figures(PLAN);
        try (ChaosProcesses processes = new ChaosProcesses(cluster, histories, PLAN)) {
            for (int caller = 1; caller <= ChaosPlan.CALLERS; caller++) {
                processes.startCaller("caller-" + caller);
            }
            processes.awaitCallers(() -> cluster.faults().requests() > FIRST_REQUESTS);
            cluster.use(FaultRates.ofEach(RATE_OF_EACH_FAULT).withDelaysUpTo(LONGEST_DELAY));
            BegunCalls calls = new BegunCalls(histories);
            Duration load = new Troubles(processes, PLAN.seed())
                    .run(PLAN, () -> Figures.areReached(PLAN, calls.count(), cluster.faults(), processes.deeds()));
            cluster.use(FaultRates.none());
            processes.endCallers();
            awaitNothingHeld(processes);

            History history = new History();
            HistoryFile.readAll(histories, history::add);
            figures.count(history, cluster.faults(), processes.deeds(), load);
            List<String> violations = new ArrayList<>(new CallRules(OVERRUN).violations(history));
            violations.addAll(
                    new ObjectRules(LEASE.plus(SCAN).plus(LONGEST_DELAY).plus(SLACK)).violations(history));
            figures.row("violations", violations.size());
            System.out.println(figures.table());
            assertThat(violations).as("violations; seed " + PLAN.seed()).isEmpty();
            assertThat(cluster.errors())
                    .as("what workers call errors of their own")
                    .isEmpty();
            assertThat(figures.missing())
                    .as("figures that this run had to reach")
                    .isEmpty();
        }
    }

    private static void awaitNothingHeld(ChaosProcesses processes) {
        try {
            cluster.held().awaitEmpty(LAST_RELEASE);
        } catch (ConditionTimeoutException left) {
            for (String worker : cluster.workers()) {
                cluster.heldBy(worker).stream()
                        .filter(held -> !held.isNamed())
                        .map(HeldObject::toString)
                        .forEach(held -> processes.write(new LeftOver(worker, held)));
            }
        }
    }
}
