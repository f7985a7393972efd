package io.rref.test.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of {@code docs/pytorch.md} that a test shows. */
public final class PytorchTable {

    private static final Path TABLE = Path.of("../docs/pytorch.md");

    private static final Pattern ROW = Pattern.compile("^\\| ([CHP]\\d{1,3}) \\|.*\\| (\\w+)\\.(\\w+) \\|$");

    private static final Pattern UNCOUNTED = Pattern.compile("^\\| ([CHP]\\d{1,3}) \\|[^|]*\\|[^|]*\\|$");

    private PytorchTable() {}

    /** The test of a row. */
    public record ShownBy(String test, String method) {}

    /** Rows and their tests, in the order of the table. */
    public static Map<String, ShownBy> shown() {
        Map<String, ShownBy> rows = new LinkedHashMap<>();
        for (String line : lines()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), new ShownBy(row.group(2), row.group(3)));
            }
        }
        return rows;
    }

    /** Rows that have no counterpart in Java. */
    static List<String> withoutCounterpart() {
        return lines().stream()
                .map(UNCOUNTED::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TABLE, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("run the tests from the module's directory", unreadable);
        }
    }
}
