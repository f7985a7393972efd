package io.rref.test.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The report as two files: one for people, one for programs. */
final class ConformanceFiles {

    private final JsonMapper json = JsonMapper.shared();

    private final Path forPeople;

    private final Path forPrograms;

    ConformanceFiles(Path folder) {
        forPeople = folder.resolve("conformance.md");
        forPrograms = folder.resolve("conformance.json");
    }

    /** Those of this module. */
    static ConformanceFiles ofThisModule() {
        return new ConformanceFiles(Path.of("target"));
    }

    /** The report of this build; empty if there is none, or one of another build. */
    Optional<ConformanceReport> read(String build) {
        if (!Files.exists(forPrograms)) {
            return Optional.empty();
        }
        return Optional.of(json.readValue(forPrograms, ConformanceReport.class))
                .filter(report -> report.build().equals(build));
    }

    /** Writes a report of these results and those that other JVMs of the build have had before: of a test that ran twice the worse one counts. */
    void add(String build, Map<String, TestResult> results, KnownRows rows) {
        Map<String, TestResult> all = new HashMap<>();
        read(build).ifPresent(before -> all.putAll(before.results()));
        results.forEach((test, result) -> all.merge(test, result, TestResult::and));
        ConformanceReport report = ConformanceReport.of(build, rows.judge(all));
        try {
            Files.createDirectories(forPeople.toAbsolutePath().getParent());
            Files.writeString(forPeople, text(report), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        json.writerWithDefaultPrettyPrinter().writeValue(forPrograms, report);
    }

    private static String text(ConformanceReport report) {
        String head = """
                # Conformance with PyTorch

                %s

                JDK %s. What the rows mean, and where Java differs: docs/pytorch.md.

                | row | PyTorch | outcome | ms | tests | reason |
                |---|---|---|---|---|---|
                """.formatted(report.summary(), report.jdk());
        return head + report.rows().stream().map(ConformanceFiles::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(ReportedRow row) {
        String tests = row.tests().stream().map(TestResult::test).collect(Collectors.joining("<br>"));
        List<String> cells = List.of(
                row.row(),
                row.behaviour(),
                row.outcome().words(),
                Long.toString(row.ms()),
                tests,
                oneLine(row.reason()));
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String oneLine(String reason) {
        return reason.replaceAll("\\s+", " ").replace('|', '/');
    }
}
