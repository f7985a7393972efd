package io.rref.test.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.rref.test.conformance.Conforms;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ConformanceListenerTest {

    private static final List<Method> SAMPLES = Stream.of(Samples.class, LeakingSamples.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void whenTestsEndThenTheReportSaysHow() {
        run("today", Samples.class);

        Map<String, TestResult> results = results("today");
        assertThat(results.get("Samples.passes")).returns(RowOutcome.PASSED, TestResult::outcome);
        assertThat(results.get("Samples.fails"))
                .returns(RowOutcome.FAILED, TestResult::outcome)
                .returns("org.opentest4j.AssertionFailedError: so it is", TestResult::reason);
        assertThat(results.get("Samples.failsOnce")).returns(RowOutcome.FAILED, TestResult::outcome);
        assertThat(results.get("Samples.isAborted")).returns(RowOutcome.NOT_RUN, TestResult::outcome);
        assertThat(results.get("Samples.isDisabled"))
                .returns(RowOutcome.NOT_RUN, TestResult::outcome)
                .returns("for the sample", TestResult::reason);
        assertThat(results).doesNotContainKey("Samples.showsNothing");
    }

    @Test
    void whenAClassFailsAfterItsTestsThenAllOfThemHaveFailed() {
        run("today", LeakingSamples.class);

        assertThat(results("today").get("LeakingSamples.passes")).returns(RowOutcome.FAILED, TestResult::outcome);
    }

    @Test
    void whenNoTestShowsARowThenThereIsNoReport() {
        run("today", OtherSamples.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whenABuildHasSeveralJvmsThenItsReportHasThemAll() {
        run("today", Samples.class);
        run("today", LeakingSamples.class);

        assertThat(results("today")).containsKeys("Samples.passes", "LeakingSamples.passes");
    }

    @Test
    void whenThereIsAReportOfAnotherBuildThenItCountsForNothing() {
        run("yesterday", Samples.class);
        assertThat(new ConformanceFiles(folder).read("today")).isEmpty();

        run("today", LeakingSamples.class);

        assertThat(results("today")).containsOnlyKeys("LeakingSamples.passes");
    }

    @Test
    void whenOnlySomeTestsRunThenTheOtherRowsAreNotRun() throws Exception {
        run("today", Samples.class);

        ConformanceReport report = new ConformanceFiles(folder).read("today").orElseThrow();
        assertThat(report.summary()).isEqualTo("138 rows: 1 passed, 16 not applicable, 2 failed, 119 not run");
        assertThat(Files.readString(folder.resolve("conformance.md")))
                .contains(report.summary())
                .containsPattern("\\| C014 \\| .* \\| not applicable \\| 0 \\|")
                .containsPattern("\\| C171 \\| .* \\| not yet built \\| 0 \\|")
                .contains("| failed | ")
                .contains(" | Samples.fails | org.opentest4j.AssertionFailedError: so it is |");
    }

    private void run(String build, Class<?> samples) {
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(samples))
                                .configurationParameter(InThisTestOnly.ASKED_FOR, "true")
                                .build(),
                        new ConformanceListener(new ConformanceFiles(folder), build, () -> KnownRows.shownBy(SAMPLES)));
    }

    private Map<String, TestResult> results(String build) {
        return new ConformanceFiles(folder).read(build).orElseThrow().results();
    }

    @ExtendWith(InThisTestOnly.class)
    static class Samples {

        @Test
        @Conforms("C001")
        void passes() {}

        @Test
        @Conforms({"C002", "C003"})
        void fails() {
            Assertions.fail("so it is");
        }

        @ParameterizedTest
        @Conforms("C003")
        @ValueSource(ints = {1, 2, 3})
        void failsOnce(int n) {
            Assertions.assertNotEquals(2, n);
        }

        @Test
        @Conforms("C004")
        void isAborted() {
            Assumptions.abort("for the sample");
        }

        @Test
        @Disabled("for the sample")
        @Conforms("C004")
        void isDisabled() {}

        @Test
        void showsNothing() {}
    }

    @ExtendWith(InThisTestOnly.class)
    static class LeakingSamples {

        @Test
        @Conforms("C005")
        void passes() {}

        @AfterAll
        static void leaks() {
            Assertions.fail("something is left");
        }
    }

    @ExtendWith(InThisTestOnly.class)
    static class OtherSamples {

        @Test
        void passes() {}
    }

    /** Samples fail on purpose: whoever selects tests by a pattern that matches them skips them. */
    static final class InThisTestOnly implements ExecutionCondition {

        private static final String ASKED_FOR = "rref.conformance.samples";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(ASKED_FOR).isPresent()
                    ? ConditionEvaluationResult.enabled("asked for")
                    : ConditionEvaluationResult.disabled("a sample of ConformanceListenerTest");
        }
    }
}
