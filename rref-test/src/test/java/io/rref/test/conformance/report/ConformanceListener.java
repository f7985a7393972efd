package io.rref.test.conformance.report;

import io.rref.test.conformance.ConformanceTests;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down how the tests end that show a row, in every JVM of tests of the build. A JVM without one writes nothing. Found by the
 * launcher as a service; a launcher that lets tests fail on purpose has to do without it.
 */
public final class ConformanceListener implements TestExecutionListener {

    private final Map<String, TestResult> results = new ConcurrentHashMap<>();

    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    private final ConformanceFiles files;

    private final String build;

    private final Supplier<KnownRows> rows;

    /** For the launcher. */
    public ConformanceListener() {
        this(ConformanceFiles.ofThisModule(), ConformanceReport.thisBuild(), KnownRows::ofTheDocs);
    }

    ConformanceListener(ConformanceFiles files, String build, Supplier<KnownRows> rows) {
        this.files = files;
        this.build = build;
        this.rows = rows;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        marked(test).forEach(method -> note(method, RowOutcome.NOT_RUN, 0, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long began = begun.remove(test.getUniqueId());
        long ms = began == null || !test.isTest() ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        String reason = result.getThrowable().map(Throwable::toString).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) { // a class or a method with parameters says nothing by not failing
                    marked(test).forEach(method -> note(method, RowOutcome.PASSED, ms, ""));
                }
            }
            case ABORTED -> marked(test).forEach(method -> note(method, RowOutcome.NOT_RUN, ms, reason));
            case FAILED -> marked(test).forEach(method -> note(method, RowOutcome.FAILED, ms, reason));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!results.isEmpty()) {
            files.add(build, results, rows.get());
        }
    }

    private void note(Method method, RowOutcome outcome, long ms, String reason) {
        String name = ConformanceTests.nameOf(method).toString();
        results.merge(name, new TestResult(name, outcome, ms, reason), TestResult::and);
    }

    /** The test method, or all of the class: what fails before or after all of them is the failure of each. */
    private static List<Method> marked(TestIdentifier test) {
        List<Method> methods = test.getSource()
                .map(source -> source instanceof MethodSource method
                        ? List.of(method.getJavaMethod())
                        : source instanceof ClassSource type
                                ? Arrays.asList(type.getJavaClass().getDeclaredMethods())
                                : List.<Method>of())
                .orElse(List.of());
        return methods.stream()
                .filter(method -> !ConformanceTests.rowsOf(method).isEmpty())
                .toList();
    }
}
