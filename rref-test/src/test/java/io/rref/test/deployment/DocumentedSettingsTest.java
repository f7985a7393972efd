package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.metering.WorkerMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring says nothing of a misspelt setting, so that nobody would see one that the manual has wrong. */
@Tag("same-on-any-jdk")
class DocumentedSettingsTest {

    private static final Path ROOT = Path.of("..");

    /** Not what is part of a longer name, such as that of a package. */
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w.])rref\\.(?:client|worker|security)(?:\\.[a-z0-9-]+)+");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\w)(?:RREF|SPRING|SERVER|MANAGEMENT)_[A-Z0-9_]+");

    /** For the tests and the build, or of what runs once. */
    private static final Set<String> OTHER_VARIABLES = Set.of("RREF_CONSUL", "RREF_CHECK_WORKERS");

    private static KnownSettings known;

    @BeforeAll
    static void readMetadata() throws IOException {
        known = KnownSettings.ofClassPath();
    }

    /** Decisions tell what was, not what is. */
    static Stream<Path> texts() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> manual = Files.list(ROOT.resolve("docs"));
                Stream<Path> chart = Files.walk(ROOT.resolve("helm"));
                Stream<Path> monitoring = Files.walk(ROOT.resolve("examples/observability"))) {
            return Stream.of(root, manual, chart, monitoring)
                    .flatMap(files -> files)
                    .filter(file -> file.getFileName().toString().matches("Dockerfile|.*\\.(md|ya?ml|txt)"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whenATextNamesASettingThenItIsThere(Path text) throws IOException {
        Set<String> meters =
                Stream.of(WorkerMeter.values()).map(WorkerMeter::getName).collect(Collectors.toSet());

        assertThat(namesIn(text, SETTING).filter(name -> !meters.contains(name)))
                .allMatch(known::has, "is a setting; " + text + " has it wrong, or it has gone");
        assertThat(namesIn(text, VARIABLE).filter(name -> !OTHER_VARIABLES.contains(name)))
                .as("environment variables that %s sets", text)
                .isSubsetOf(known.variables());
    }

    @Test
    void whenANameIsMisspeltThenItIsFound() {
        assertThat(known.has("rref.worker.drain")).isTrue();
        assertThat(known.has("rref.client.workers.worker-1")).isTrue();
        assertThat(known.has("rref.worker.limits")).isTrue();

        assertThat(known.has("rref.worker.drains")).isFalse();
        assertThat(known.has("rref.worker.drain.timeout")).isFalse();
        assertThat(known.variables()).contains("RREF_WORKER_NAME").doesNotContain("RREF_WORKERNAME");
    }

    @Test
    void whenTheManualIsReadThenItsSettingsAreSeen() throws IOException {
        assertThat(namesIn(ROOT.resolve("docs/operations.md"), SETTING))
                .contains("rref.worker.drain", "rref.security.other-secret");
        assertThat(namesIn(ROOT.resolve("docker-compose.yml"), VARIABLE)).contains("RREF_WORKER_NAME");
    }

    private static Stream<String> namesIn(Path text, Pattern names) throws IOException {
        return names.matcher(Files.readString(text))
                .results()
                .map(MatchResult::group)
                .distinct();
    }
}
