package io.rref.test.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that there are, whatever {@code docs/pytorch.md} says. */
public final class PytorchRows {

    private static final Pattern DECISION = Pattern.compile("decisions/\\d{4}-[\\w-]+\\.md");

    private static final List<String> LINES = read();

    private PytorchRows() {}

    /** All of them, in the order of their numbers. */
    public static List<String> all() {
        return LINES.stream().map(PytorchRows::number).toList();
    }

    /** Those that must pass, or be without a counterpart in Java. */
    public static List<String> due() {
        return LINES.stream()
                .filter(line -> !line.endsWith(" later"))
                .map(PytorchRows::number)
                .toList();
    }

    /**
     * Whether a row may be without a counterpart: it is one of those that were agreed on, or a decision says so, and names it.
     *
     * @param reason what the table says; names the decision's file
     */
    public static boolean mayBeWithoutCounterpart(String row, String reason) {
        if (LINES.contains(row + " none in Java")) {
            return true;
        }
        Matcher decision = DECISION.matcher(reason);
        return decision.find() && names(row, Path.of("../docs", decision.group()));
    }

    private static boolean names(String row, Path decision) {
        try {
            return Files.exists(decision) && Files.readString(decision).contains(row);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String number(String line) {
        return line.split(" ", 2)[0];
    }

    private static List<String> read() {
        try (InputStream rows = Objects.requireNonNull(PytorchRows.class.getResourceAsStream("rows.txt"))) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
