package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.WorkerInfo;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Containers;
import io.rref.test.app.Relay;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ConformanceNames.class)
class MembershipTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C001")
    void whenAProcessAsksForItselfAndForAPeerThenTheNamesMatch() {
        RRefClient own = cluster.rrefsOf("worker-1");

        assertThat(own.self().name()).isEqualTo("worker-1");
        assertThat(own.on("worker-2").info().name()).isEqualTo("worker-2");
        assertThat(arithmetic(own, "worker-2").rpcSync().whereAmI()).isEqualTo("worker-2");
    }

    @Test
    @Conforms("C002")
    void whenNoWorkerHasTheNameThenItsUseIsNotExecutedAndListsThoseThereAre() {
        Remote<Arithmetic> nobody = arithmetic(cluster.rrefs(), "nobody");

        NotExecutedException refused = catchThrowableOfType(
                NotExecutedException.class, () -> nobody.rpcSync().add(1, 1));

        assertThat(refused.problem()).isEqualTo("unknown-worker");
        assertThat(refused.worker()).isEqualTo("nobody");
        assertThat(refused).hasMessageContaining("no worker 'nobody'").hasMessageContaining("worker-3");
    }

    @Test
    @Conforms("C003")
    void whenAllWorkersAreListedThenTheyAreExactlyThoseOfTheCluster() {
        List<String> names = List.of("worker-1", "worker-2", "worker-3");

        assertThat(cluster.rrefs().workers().stream().map(WorkerInfo::name)).isEqualTo(names);
        assertThat(cluster.rrefsOf("worker-2").workers().stream().map(WorkerInfo::name))
                .isEqualTo(names);
    }

    @Test
    @Conforms("C005")
    void whenAWorkersInfoTravelsThenAnEqualOneComesBack() {
        WorkerInfo own = cluster.rrefsOf("worker-1").self();

        WorkerInfo back = cluster.rrefs()
                .on("worker-2")
                .functions(Containers.class)
                .rpcSync()
                .same(own);

        assertThat(own.incarnation()).isNotNull();
        assertThat(back).isEqualTo(own).isNotSameAs(own);
    }

    @Test
    void whenAWorkersInfoIsWrittenAsATextThenItsNameAndStartAreInIt() {
        WorkerInfo own = cluster.rrefsOf("worker-1").self();

        assertThat(own).hasToString("WorkerInfo[name=worker-1, incarnation=" + own.incarnation() + "]");
        assertThat(String.valueOf(own.incarnation())).matches("[0-9a-f]{8}.*").hasSizeLessThan(12);
    }

    @Test
    @Conforms("C006")
    void whenTwoWorkersHaveOneNameThenNothingRunsOnEitherAndTheErrorNamesBoth() {
        cluster.startWorker("twin");
        assertThat(arithmetic(cluster.rrefs(), "twin").rpcSync().whereAmI()).isEqualTo("twin");
        cluster.startTwin("twin");
        Remote<Arithmetic> twin =
                arithmetic(cluster.closing(cluster.newClient()).rrefs(), "twin");

        NotExecutedException refused = catchThrowableOfType(
                NotExecutedException.class,
                () -> twin.call(Arithmetic::whereAmI).timeout(LIMIT).rpcSync());

        assertThat(refused.problem()).isEqualTo("ambiguous-worker");
        assertThat(refused)
                .hasMessageContaining("2 processes answer as worker 'twin'")
                .hasMessageContaining("rref.worker.name");
    }

    @Test
    @Conforms("C012")
    void whenAWorkerIsTakenFromTheListThenTheCallRunsThere() {
        RRefClient rrefs = cluster.rrefs();

        for (WorkerInfo worker : rrefs.workers()) {
            Remote<Arithmetic> there = rrefs.on(worker).functions(Arithmetic.class);
            assertThat(there.rpcSync().whereAmI()).isEqualTo(worker.name());
            assertThat(there.rpcAsync(Arithmetic::whereAmI).join()).isEqualTo(worker.name());
        }
    }

    @Test
    @Conforms("C013")
    void whenTheDestinationIsNotThereThenAllModesSayThatNothingRan() {
        Remote<Arithmetic> nobody = arithmetic(cluster.rrefs(), "worker-4");

        assertRefused(() -> nobody.rpcSync().add(1, 1));
        assertThat(nobody.rpcAsync(sums -> sums.add(1, 1)))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(NotExecutedException.class)
                .withMessageContaining("unknown-worker");
        try (RRef<Long> never = nobody.remote(sums -> sums.add(1, 1))) {
            assertRefused(never::toHere);
        }
    }

    @Test
    @Conforms("C017")
    void whenAWorkerJoinsAndLeavesThenNothingHadToKnowHowManyThereWouldBe() {
        assertThat(cluster.rrefs().workers()).hasSize(3);

        cluster.startWorker("latecomer");

        assertThat(cluster.rrefs().workers()).contains(WorkerInfo.named("latecomer"));
        assertThat(arithmetic(cluster.rrefs(), "latecomer").rpcSync().whereAmI())
                .isEqualTo("latecomer");
        cluster.stopWorker("latecomer");
        assertThat(cluster.rrefs().workers()).hasSize(3);
        assertThat(arithmetic(cluster.rrefs(), "worker-1").rpcSync().add(1, 1)).isEqualTo(2);
    }

    @Test
    @Conforms("C018")
    void whenAWorkerJoinsLateThenItCallsTheFirstOnesAndTheyCallIt() {
        cluster.startWorker("latecomer");
        RRefClient latecomer = cluster.rrefsOf("latecomer");

        assertThat(arithmetic(latecomer, "worker-1").rpcSync().whereAmI()).isEqualTo("worker-1");
        assertThat(cluster.rrefs()
                        .on("worker-1")
                        .functions(Relay.class)
                        .rpcSync()
                        .sumFrom("latecomer", 2, 3))
                .isEqualTo(5);
    }

    private static void assertRefused(ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOf(NotExecutedException.class).hasMessageContaining("unknown-worker");
    }

    private static Remote<Arithmetic> arithmetic(RRefClient rrefs, String worker) {
        return rrefs.on(worker).functions(Arithmetic.class);
    }
}
