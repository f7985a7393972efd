package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Chain;
import io.rref.test.app.Counter;
import io.rref.test.app.Failures;
import io.rref.test.app.Unserved;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the application's observation registry is told of calls, on both sides and over hops. */
class ObservationTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final RecordedSpans spans = new RecordedSpans();

    @RegisterExtension
    static final EmbeddedCluster cluster =
            (EmbeddedCluster) EmbeddedCluster.of(3).withWorkerConfiguration(Observing.class);

    private static RRefClient rrefs;

    @Configuration(proxyBeanMethods = false)
    static class Observing {

        @Bean
        ObservationRegistry observationRegistry() {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(spans).observationHandler(new Breakable());
            return registry;
        }
    }

    private static volatile boolean broken;

    /** As one whose classes do not fit together any more. */
    private static final class Breakable implements ObservationHandler<Observation.Context> {

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStop(Observation.Context context) {
            if (broken) {
                throw new NoClassDefFoundError("a handler that a test has broken");
            }
        }
    }

    private static ClientApp client;

    @BeforeAll
    static void startObservedClient() {
        client = cluster.newClient(Observing.class);
        rrefs = client.rrefs();
    }

    @AfterAll
    static void endObservedClient() {
        client.close();
    }

    @BeforeEach
    void forget() {
        spans.clear();
    }

    @Test
    void whenACallGoesOverThreeHopsThenEachSpanIsTheChildOfTheOneBefore() {
        try (RRef<Counter> counter = rrefs.on("worker-3").create(Counter.class, 5L)) {
            counter.rpcSync().value();
            spans.clear();

            rrefs.on("worker-1").functions(Chain.class).rpcSync().addBySync(List.of("worker-2"), counter, 1);

            assertOneBranch();
        }
    }

    @Test
    void whenItGoesThereWithoutHoldingThreadsThenTheTraceIsTheSame() {
        try (RRef<Counter> counter = rrefs.on("worker-3").create(Counter.class, 5L)) {
            counter.rpcSync().value();
            spans.clear();

            rrefs.on("worker-1")
                    .functions(Chain.class)
                    .callStage(chain -> chain.addByAsync(List.of("worker-2"), counter, 1))
                    .rpcAsync()
                    .join();

            assertOneBranch();
        }
    }

    private static void assertOneBranch() {
        await().atMost(LIMIT).until(() -> spans.ended().size() == 6);
        RecordedSpans.Span root = spans.childrenOf(null).get(0);
        List<String> branch = spans.branchFrom(root);
        assertThat(branch)
                .extracting(name -> name.replaceAll("addBy.*", "addBy…"))
                .containsExactly(
                        "rref.call Chain.addBy…",
                        "rref.execution Chain.addBy…",
                        "rref.call Chain.addBy…",
                        "rref.execution Chain.addBy…",
                        "rref.call Counter.add",
                        "rref.execution Counter.add");
    }

    @Test
    void whenAnObjectIsMadeAndAResultStaysThenTheirRunsAreChildrenToo() {
        try (RRef<Counter> counter = rrefs.on("worker-1").create(Counter.class, 5L);
                RRef<Long> value = counter.remote(Counter::value)) {
            assertThat(value.toHere(LIMIT)).isEqualTo(5);
        }
        await().atMost(LIMIT).until(() -> spans.ended().size() == 5);

        assertThat(spans.childrenOf(null))
                .extracting(RecordedSpans.Span::name, span -> span.low().get("rref.mode"))
                .containsExactlyInAnyOrder(
                        tuple("rref.call Counter.new", "create"),
                        tuple("rref.call Counter.value", "remote"),
                        tuple("rref.call long.toHere", "to-here"));
        assertThat(spans.ended())
                .filteredOn(span -> span.parent() != null)
                .extracting(RecordedSpans.Span::name)
                .containsExactlyInAnyOrder("rref.execution Counter.new", "rref.execution Counter.value");
    }

    @Test
    void whenCallsAreObservedThenTheirLowKeysAreTheDocumentedOnesAndNeverAnId() {
        try (RRef<Counter> counter = rrefs.on("worker-1").create(Counter.class, 5L)) {
            counter.rpcSync().add(1);
            assertThatThrownBy(() -> rrefs.on("worker-1")
                            .functions(Failures.class)
                            .rpcSync()
                            .refuse("no"))
                    .isNotNull();
            await().atMost(LIMIT).until(() -> spans.ended().size() == 6);

            assertThat(spans.ended()).allSatisfy(span -> {
                assertThat(span.low().keySet())
                        .isEqualTo(Set.of("rref.contract", "rref.method", "rref.mode", "rref.outcome", "rref.problem"));
                assertThat(span.low().values())
                        .noneMatch(value -> value.contains(counter.id().toString()));
                assertThat(span.low().values()).noneMatch(value -> value.matches(".*[0-9a-f]{8}.*"));
                assertThat(span.high())
                        .containsEntry("rref.caller", rrefs.self().name())
                        .containsEntry("rref.worker", "worker-1");
            });
        }
    }

    /** How calls end, and what both sides say of it. */
    enum Ending {
        SUCCESS("success", "none", "success", "none"),
        RAISED("raised", "none", "raised", "none"),
        NOT_EXECUTED("not-executed", "unknown-contract", "not-executed", "unknown-contract"),
        UNKNOWN("unknown", "none", "success", "none");

        final String outcome;
        final String problem;
        final String outcomeThere;
        final String problemThere;

        Ending(String outcome, String problem, String outcomeThere, String problemThere) {
            this.outcome = outcome;
            this.problem = problem;
            this.outcomeThere = outcomeThere;
            this.problemThere = problemThere;
        }

        void call(RRefClient from, String gate) {
            switch (this) {
                case SUCCESS ->
                    from.on("worker-1").functions(Arithmetic.class).rpcSync().add(1, 2);
                case RAISED ->
                    from.on("worker-1").functions(Failures.class).rpcSync().refuse("no");
                case NOT_EXECUTED ->
                    from.on("worker-1").functions(Unserved.class).rpcSync().number();
                case UNKNOWN -> {
                    Remote<Waiting> waiting = from.on("worker-1").functions(Waiting.class);
                    try {
                        waiting.withTimeout(Duration.ofSeconds(2)).rpcSync().passBlocking(gate, 1);
                    } finally {
                        waiting.rpcSync().open(gate);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void whenACallEndsThenBothSidesSayHow(Ending ending) {
        try {
            ending.call(rrefs, "observed-" + ending);
        } catch (RuntimeException asExpected) {
            assertThat(ending).isNotEqualTo(Ending.SUCCESS);
        }

        int opening = ending == Ending.UNKNOWN ? 2 : 0;
        await().atMost(LIMIT).until(() -> spans.ended().size() == 2 + opening);
        RecordedSpans.Span call = only("rref.call");
        assertThat(call.low())
                .containsAllEntriesOf(Map.of("rref.outcome", ending.outcome, "rref.problem", ending.problem));
        assertThat(call.failed()).isEqualTo(ending != Ending.SUCCESS);
        RecordedSpans.Span execution = only("rref.execution");
        assertThat(execution.low())
                .containsAllEntriesOf(Map.of("rref.outcome", ending.outcomeThere, "rref.problem", ending.problemThere));
    }

    @Test
    void whenAContractIsUnknownToTheWorkerThenItsNameIsNoKeyThere() {
        assertThatThrownBy(() ->
                        rrefs.on("worker-1").functions(Unserved.class).rpcSync().number())
                .isNotNull();
        await().atMost(LIMIT).until(() -> spans.ended().size() == 2);

        assertThat(only("rref.execution").low())
                .containsEntry("rref.contract", "unknown")
                .containsEntry("rref.method", "unknown");
    }

    private static RecordedSpans.Span only(String kind) {
        List<RecordedSpans.Span> found = spans.ended().stream()
                .filter(span -> span.name().startsWith(kind) && !span.name().endsWith(".open"))
                .toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    @Test
    void whenAHandlerThrowsAnErrorThenCallsAreAnsweredAndObjectsEnd() {
        broken = true;
        try (RRef<Counter> counter = rrefs.on("worker-1").create(Counter.class, 5L)) {
            assertThat(counter.rpcAsync(c -> c.add(1))).succeedsWithin(LIMIT).isEqualTo(6L);
        } finally {
            cluster.awaitEmpty();
            broken = false;
        }
    }

    @Test
    void whenAProcessHasNoTracerThenItsCallsCarryNothing() {
        try (ClientApp plain = cluster.newClient()) {
            assertThat(plain.rrefs()
                            .on("worker-1")
                            .functions(Arithmetic.class)
                            .rpcSync()
                            .add(1, 2))
                    .isEqualTo(3);
        }
        await().atMost(LIMIT).until(() -> spans.ended().size() == 1);

        assertThat(spans.ended()).singleElement().satisfies(span -> {
            assertThat(span.name()).isEqualTo("rref.execution Arithmetic.add");
            assertThat(span.parent()).isNull();
        });
    }
}
