package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("same-on-any-jdk")
class ChartLintTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.rref.test.deployment.ValueSets#names")
    void whenTheChartIsLintedStrictlyThenNothingIsFound(String set) {
        LintResult found = Chart.ofSet(set, directory).lint();

        assertThat(found.isFailed()).as("mend helm/: %s", found.getMessages()).isFalse();
        assertThat(found.getMessages())
                .as("nothing but the advice to have an icon")
                .allMatch(message -> message.contains("icon is recommended"));
    }

    @Test
    void whenAValueIsWrongThenLintSaysSo() {
        LintResult found = Chart.with("replicaCount: none", directory).lint();

        assertThat(found.isFailed()).isTrue();
        assertThat(found.getMessages()).anyMatch(message -> message.contains("replicaCount"));
    }
}
