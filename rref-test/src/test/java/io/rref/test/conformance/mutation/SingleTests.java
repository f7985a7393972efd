package io.rref.test.conformance.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.rref.test.conformance.ConformanceTests;
import io.rref.test.conformance.PytorchTable;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** Runs the tests of single rows in this JVM, all against one cluster. */
final class SingleTests implements AutoCloseable {

    /** Longer than any wait of a test, so that a mutation which makes one hang ends it, too. */
    private static final String LIMIT = "40 s";

    /** Without the listener that reports rows: what fails here fails on purpose. */
    private final LauncherSession session = LauncherFactory.openSession(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build());

    /** The failures of the test that the table names for this row. */
    List<Throwable> run(String row) {
        PytorchTable.ShownBy test =
                java.util.Objects.requireNonNull(PytorchTable.shown().get(row), "no row " + row);
        List<Method> methods = ConformanceTests.named(test);
        if (methods.size() != 1) {
            throw new IllegalStateException("row " + row + " names " + test + ", which is " + methods);
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(methods.get(0).getDeclaringClass(), methods.get(0)))
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", LIMIT)
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "separate_thread")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        session.getLauncher().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsStartedCount() != 1) {
            throw new IllegalStateException(
                    "row " + row + " has " + summary.getTestsStartedCount() + " tests in " + test + ", one is meant");
        }
        return summary.getFailures().stream().map(Failure::getException).toList();
    }

    @Override
    public void close() {
        session.close();
    }
}
