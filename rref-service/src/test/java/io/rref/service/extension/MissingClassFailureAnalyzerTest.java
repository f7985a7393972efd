package io.rref.service.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class MissingClassFailureAnalyzerTest {

    interface Contract {}

    interface ContractOfAnother {}

    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment();

    private final MissingClassFailureAnalyzer analyzer = new MissingClassFailureAnalyzer(environment);

    @BeforeEach
    void addJarOfAnImplementation() throws IOException {
        TestJar.withClass(folder.resolve("acme.jar"), "com/acme/Served.class", TestJar.contentOf(Served.class));
        environment.setProperty("rref.worker.extensions", folder.toString());
    }

    @Test
    void whenAContractIsMissingThenItsUserIsNamedAndWhereToPutIt() {
        FailureAnalysis analysis = Objects.requireNonNull(analyzer.analyze(missing(Contract.class)));

        assertThat(analysis.getDescription())
                .contains("acme.jar", "com.acme.Served", "needs " + Contract.class.getName());
        assertThat(analysis.getAction())
                .contains("the jar that has " + Contract.class.getName(), "beside it", folder.toString());
    }

    @Test
    void whenATypeOfAMethodIsMissingThenItsUserIsNamed() {
        assertThat(analyzer.analyze(missing(MockEnvironment.class)))
                .as("the class has it in a method's signature only")
                .isNotNull();
    }

    @Test
    void whenNoExtensionUsesTheClassThenTheFailureIsNotTheirs() {
        assertThat(analyzer.analyze(missing(ContractOfAnother.class)))
                .as("another class's name begins with that of the one in the jar")
                .isNull();
    }

    @Test
    void whenAClassCouldNotBeInitializedThenItIsNotMissing() {
        assertThat(analyzer.analyze(new NoClassDefFoundError("Could not initialize class com.acme.Served")))
                .isNull();
        assertThat(analyzer.analyze(new NoClassDefFoundError())).isNull();
    }

    @Test
    void whenNoFolderIsNamedThenTheFailureIsNoExtensions() {
        environment.setProperty("rref.worker.extensions", "");

        assertThat(analyzer.analyze(missing(Contract.class))).isNull();
    }

    private static Throwable missing(Class<?> type) {
        String name = type.getName().replace('.', '/');
        return new IllegalArgumentException("Unresolvable class definition", new NoClassDefFoundError(name));
    }

    /** In the jar. */
    abstract static class Served implements Contract {

        abstract void inject(MockEnvironment part);
    }
}
