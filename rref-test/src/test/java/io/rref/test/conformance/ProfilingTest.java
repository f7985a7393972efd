package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.CallProfile;
import io.rref.CallRecord;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.profile.OpenRecord;
import io.rref.profile.RecordBook;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Chain;
import io.rref.test.app.Counter;
import io.rref.test.app.Outpost;
import io.rref.test.app.Relay;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a profile records of calls, here and where they ran. */
@DisplayNameGeneration(ConformanceNames.class)
class ProfilingTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String REMOTE_OP = "#remote_op: ";

    private static final String ADD = Arithmetic.class.getName() + ".add(long,long)";

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    private final RRefClient rrefs = cluster.rrefs();

    private final String self = rrefs.self().name();

    @Test
    @Conforms("C145")
    void whenACallIsProfiledThenItsKeyNamesModeFunctionAndBothWorkers() {
        try (CallProfile profile = rrefs.profile()) {
            sums("worker-1").rpcSync().add(1, 2);
            sums("worker-1").rpcAsync(sums -> sums.add(1, 2)).join();
            RRef<Long> sum = cluster.closing(sums("worker-2").remote(sums -> sums.add(1, 2)));
            assertThat(sum.toHere(LIMIT)).isEqualTo(3);
            RRef<Counter> counter = cluster.closing(rrefs.on("worker-2").create(Counter.class, 5L));
            counter.rpcSync().reset();

            assertThat(keysAt(self, profile))
                    .containsExactly(
                            "rpc_sync#" + ADD + "(" + self + " -> worker-1)",
                            "rpc_async#" + ADD + "(" + self + " -> worker-1)",
                            "rpc_remote#" + ADD + "(" + self + " -> worker-2)",
                            "to_here#(" + self + ")->(worker-2)",
                            "rpc_remote#" + Counter.class.getName() + "(" + self + " -> worker-2)",
                            "rpc_sync#io.rref.test.app.Resettable.reset()(" + self + " -> worker-2)");
        }
    }

    @Test
    @Conforms("C146")
    void whenACallIsProfiledThenItIsOneRecordHereAndOneOfWhereItRan() {
        for (String mode : List.of("sync", "async", "remote")) {
            try (CallProfile profile = rrefs.profile()) {
                add(rrefs, mode, "worker-1");

                assertRecordedOnce(profile, "rpc_" + mode + "#" + ADD + "(" + self + " -> worker-1)", self, "worker-1");
            }
        }
    }

    @Test
    @Conforms("C146")
    void whenAWorkerCallsItselfThenBothRecordsAreItsOwn() {
        RRefClient own = cluster.rrefsOf("worker-1");
        for (String mode : List.of("sync", "async", "remote")) {
            try (CallProfile profile = own.profile()) {
                add(own, mode, "worker-1");

                String key = "rpc_" + mode + "#" + ADD + "(worker-1 -> worker-1)";
                assertRecordedOnce(profile, key, "worker-1", "worker-1");
            }
        }
    }

    private static void assertRecordedOnce(CallProfile profile, String key, String caller, String worker) {
        List<CallRecord> records = profile.records().join();

        assertThat(records)
                .filteredOn(record ->
                        record.key().startsWith("rpc_") && !record.key().contains(REMOTE_OP))
                .as("the one call, at its caller")
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo(key);
                    assertThat(record.node()).isEqualTo(caller);
                    assertThat(record.outcome()).isEqualTo("success");
                });
        assertThat(records)
                .filteredOn(record -> record.key().contains(REMOTE_OP))
                .as("what ran for it, at its worker")
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo(key + REMOTE_OP + ADD);
                    assertThat(record.node()).isEqualTo(worker);
                    assertThat(record.took()).isPositive();
                });
        assertThat(profile.gaps()).isEmpty();
    }

    @Test
    @Conforms("C147")
    void whenACallCallsOnThenThePrefixesNestAndEachRecordIsOfItsNode() {
        RRef<Counter> counter = cluster.closing(rrefs.on("worker-3").create(Counter.class, 5L));
        String chain = Chain.class.getName() + ".addBySync(java.util.List,io.rref.RRef,long)";
        try (CallProfile profile = rrefs.profile()) {
            rrefs.on("worker-1").functions(Chain.class).rpcSync().addBySync(List.of("worker-2"), counter, 1);

            String first = "rpc_sync#" + chain + "(" + self + " -> worker-1)";
            String second = first + REMOTE_OP + "rpc_sync#" + chain + "(worker-1 -> worker-2)";
            String third =
                    second + REMOTE_OP + "rpc_sync#" + Counter.class.getName() + ".add(long)(worker-2 -> worker-3)";
            assertThat(keysAt(self, profile)).containsExactly(first);
            assertThat(keysAt("worker-1", profile)).containsExactlyInAnyOrder(first + REMOTE_OP + chain, second);
            assertThat(keysAt("worker-2", profile)).containsExactlyInAnyOrder(second + REMOTE_OP + chain, third);
            assertThat(keysAt("worker-3", profile))
                    .containsExactly(third + REMOTE_OP + Counter.class.getName() + ".add(long)");
            assertThat(profile.gaps()).isEmpty();
        }
    }

    @Test
    @Conforms("C147")
    void whenACallCallsOnWithoutHoldingAThreadThenItIsRecordedAlike() {
        RRef<Counter> counter = cluster.closing(rrefs.on("worker-3").create(Counter.class, 5L));
        try (CallProfile profile = rrefs.profile()) {
            rrefs.on("worker-1")
                    .functions(Chain.class)
                    .callStage(chain -> chain.addByAsync(List.of("worker-2"), counter, 1))
                    .rpcAsync()
                    .join();

            assertThat(keysAt("worker-3", profile))
                    .singleElement()
                    .asString()
                    .startsWith("rpc_async#" + Chain.class.getName())
                    .contains("(worker-1 -> worker-2)" + REMOTE_OP + "rpc_async#" + Counter.class.getName())
                    .endsWith("(worker-2 -> worker-3)" + REMOTE_OP + Counter.class.getName() + ".add(long)");
        }
    }

    @Test
    @Conforms("C147")
    void whenACallWhoseResultStaysCallsOnThenThePrefixesNestToo() {
        String sumFrom = Relay.class.getName() + ".sumFrom(java.lang.String,long,long)";
        try (CallProfile profile = rrefs.profile();
                RRef<Long> sum =
                        rrefs.on("worker-1").functions(Relay.class).remote(relay -> relay.sumFrom("worker-2", 1, 2))) {
            assertThat(sum.toHere(LIMIT)).isEqualTo(3);

            String first = "rpc_remote#" + sumFrom + "(" + self + " -> worker-1)" + REMOTE_OP;
            String second = first + "rpc_remote#" + ADD + "(worker-1 -> worker-2)";
            assertThat(keysAt("worker-1", profile))
                    .containsExactlyInAnyOrder(first + sumFrom, second, first + "to_here#(worker-1)->(worker-2)");
            assertThat(keysAt("worker-2", profile)).containsExactly(second + REMOTE_OP + ADD);
        }
    }

    @Test
    @Conforms("C147")
    void whenAConstructorCallsOnThenThePrefixesNestToo() {
        try (CallProfile profile = rrefs.profile();
                RRef<Outpost> outpost = rrefs.on("worker-1").create(Outpost.class, "worker-2")) {
            assertThat(outpost.created()).succeedsWithin(LIMIT);

            String made = Outpost.class.getName();
            String first = "rpc_remote#" + made + "(" + self + " -> worker-1)" + REMOTE_OP;
            String second = first + "rpc_sync#" + ADD + "(worker-1 -> worker-2)";
            assertThat(keysAt("worker-1", profile)).containsExactlyInAnyOrder(first + made, second);
            assertThat(keysAt("worker-2", profile)).containsExactly(second + REMOTE_OP + ADD);
        }
    }

    @Test
    void whenTheChainOfCallsComesBackThenWhatRanHereIsRecordedUnderItToo() {
        RRefClient own = cluster.rrefsOf("worker-1");
        try (CallProfile profile = own.profile()) {
            own.on("worker-2").functions(Relay.class).rpcSync().bounce("worker-1", 1, 2);

            assertThat(keysAt("worker-1", profile))
                    .anyMatch(key -> key.endsWith("(worker-2 -> worker-1)" + REMOTE_OP + Relay.class.getName()
                            + ".sumFrom(java.lang.String,long,long)"));
            assertThat(profile.gaps()).isEmpty();
        }
    }

    @Test
    @Conforms("C148")
    void whenARecordIsEndedTwiceThenThatIsRefusedAndTheCallIsRecordedOnce() {
        RecordBook book = RecordBook.in("worker-1");
        OpenRecord record = Objects.requireNonNull(book.open("call"));
        CallRecord made = record.end("success");

        assertThatThrownBy(() -> record.end("raised"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can only be called once");
        assertThat(book.records()).containsExactly(made);
    }

    @Test
    @Conforms("C150")
    void whenTheRecordOfARemoteCallIsWaitedForThenItStandsAmongTheRecords() {
        try (CallProfile profile = rrefs.profile()) {
            RRef<Long> sum = cluster.closing(sums("worker-1").remote(sums -> sums.add(1, 2)));

            CallRecord record = profile.recorded(sum).join();

            assertThat(record.key()).isEqualTo("rpc_remote#" + ADD + "(" + self + " -> worker-1)");
            assertThat(profile.averages())
                    .singleElement()
                    .satisfies(average -> assertThat(average.key()).isEqualTo(record.key()));
            assertThat(profile.records().join()).contains(record);
        }
    }

    @Test
    @Conforms("C150")
    void whenTheFutureOfACallIsDoneThenTheCallIsRecordedAndItsValueIsTheSame() {
        try (CallProfile profile = rrefs.profile()) {
            AtomicReference<List<String>> recordedThen = new AtomicReference<>(List.of());

            CompletableFuture<Long> sum = sums("worker-1").rpcAsync(sums -> sums.add(1, 2));
            sum.thenRun(() -> recordedThen.set(
                            profile.averages().stream().map(each -> each.key()).toList()))
                    .join();

            assertThat(sum).isCompletedWithValue(3L);
            assertThat(recordedThen.get()).containsExactly("rpc_async#" + ADD + "(" + self + " -> worker-1)");
        }
    }

    @Test
    void whenAHandleWasNotMadeUnderTheProfileThenItsProfilingFutureIsNotSet() {
        RRef<Long> before = cluster.closing(sums("worker-1").remote(sums -> sums.add(1, 2)));
        try (CallProfile profile = rrefs.profile()) {
            assertThatThrownBy(() -> profile.recorded(before))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Profiling future has not been set!");
        }
    }

    @Test
    void whenProfilesNestThenTheOuterOneSeesWhatTheInnerOneSees() {
        try (CallProfile outer = rrefs.profile()) {
            sums("worker-1").rpcSync().add(1, 2);
            try (CallProfile inner = rrefs.profile()) {
                sums("worker-2").rpcSync().add(1, 2);

                assertThat(keysAt("worker-2", inner)).hasSize(1);
                assertThat(keysAt("worker-1", inner)).isEmpty();
            }
            sums("worker-3").rpcSync().add(1, 2);

            assertThat(keysAt(self, outer)).hasSize(3);
            assertThat(keysAt("worker-2", outer)).hasSize(1);
        }
    }

    @Test
    void whenAProfileIsClosedThenNothingFurtherIsRecordedAndItsRecordsCanStillBeHad() {
        CallProfile profile = rrefs.profile();
        sums("worker-1").rpcSync().add(1, 2);

        profile.close();
        profile.close();
        sums("worker-1").rpcSync().add(1, 2);

        assertThat(profile.records().join()).extracting(CallRecord::node).containsExactly(self, "worker-1");
    }

    @Test
    void whenProfilesAreClosedInTheWrongOrderThenThatIsSaidAndTheThreadIsFreeAfterTheLast() {
        CallProfile outer = rrefs.profile();
        CallProfile inner = rrefs.profile();

        assertThatThrownBy(outer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the innermost one first");
        inner.close();
        sums("worker-1").rpcSync().add(1, 2);

        assertThat(outer.records().join()).isEmpty();
        assertThat(inner.records().join()).isEmpty();
    }

    private static void add(RRefClient from, String mode, String worker) {
        Remote<Arithmetic> sums = from.on(worker).functions(Arithmetic.class);
        switch (mode) {
            case "sync" -> assertThat(sums.rpcSync().add(1, 2)).isEqualTo(3);
            case "async" -> assertThat(sums.rpcAsync(s -> s.add(1, 2)).join()).isEqualTo(3);
            default -> {
                try (RRef<Long> sum = sums.remote(s -> s.add(1, 2))) {
                    assertThat(sum.toHere(LIMIT)).isEqualTo(3);
                }
            }
        }
    }

    private Remote<Arithmetic> sums(String worker) {
        return rrefs.on(worker).functions(Arithmetic.class);
    }

    private static List<String> keysAt(String node, CallProfile profile) {
        return profile.records().join().stream()
                .filter(record -> record.node().equals(node))
                .map(CallRecord::key)
                .toList();
    }
}
