package io.rref.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("many-processes")
@Timeout(300)
class QuickstartIT {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void whenWorkersAreContextsThenTablesAreVerifiedAndNothingIsLeft() {
        assertThat(run()).isZero();
        assertThat(lines()).endsWith("tables verified", "0 objects left (1 named)");
    }

    @Test
    void whenWorkersAreProcessesThenTablesAreVerifiedAndNothingIsLeft() {
        assertThat(run("--processes")).isZero();
        assertThat(lines()).endsWith("tables verified", "0 objects left (1 named)");
    }

    @Test
    void whenTheUsersFileNamesUnknownAirportsThenTheirCodesStandInTheTables(@TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("mine.json"), """
                [{"date":"2026/01/31 18:20","delay":66,"distance":1750,"origin":"NOW","destination":"HERE"}]
                """);

        assertThat(run("--flights=" + file)).isZero();
        assertThat(lines())
                .anyMatch(line -> line.contains("NOW") && line.contains("HERE"))
                .endsWith("tables verified", "0 objects left (1 named)");
    }

    private int run(String... args) {
        return Quickstart.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, args);
    }

    private String[] lines() {
        return out.toString(StandardCharsets.UTF_8).split("\\R");
    }
}
