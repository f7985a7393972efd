package io.rref.test.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code docs/pytorch.md}, read. Every row of a table stands under one of four headings, in the form that the heading asks for. */
public final class PytorchTable {

    /** What stands in the last column, or the last but one, of what is for later. */
    static final String NOT_YET_BUILT = "*not yet built*";

    private static final Path FILE = Path.of("../docs/pytorch.md");

    private static final Pattern TEST = Pattern.compile("(\\w+)\\.(\\w+)");

    private static final Set<String> HEADERS = Set.of("row", "member", "---");

    private final Map<Section, Map<String, List<String>>> rows = new EnumMap<>(Section.class);

    /** The headings, and how many columns their rows have. */
    enum Section {
        SHOWN("Shown", 5),
        WITHOUT_COUNTERPART("Without a counterpart in Java", 3),
        NOT_BUILT("Not yet built", 4),
        MEMBERS("Members", 5);

        private final String heading;

        private final int columns;

        Section(String heading, int columns) {
            this.heading = heading;
            this.columns = columns;
        }
    }

    /** The test of a row. */
    public record ShownBy(String test, String method) {

        /** As the table has it. */
        static ShownBy read(String row, String cell) {
            Matcher test = TEST.matcher(cell);
            if (!test.matches()) {
                throw new IllegalStateException("row " + row + " names no test as TheTest.whenXThenY: " + cell);
            }
            return new ShownBy(test.group(1), test.group(2));
        }

        @Override
        public String toString() {
            return test + "." + method;
        }
    }

    /** Reads these lines. */
    PytorchTable(List<String> lines) {
        for (Section section : Section.values()) {
            rows.put(section, new LinkedHashMap<>());
        }
        Section under = null;
        for (String line : lines) {
            if (line.startsWith("#")) {
                under = headed(line.replaceFirst("^#+ ", ""));
            } else if (line.startsWith("|")) {
                add(under, List.of(line.replaceAll("^\\| ?| ?\\|$", "").split(" ?\\| ?", -1)), line);
            }
        }
    }

    /** The file as it is. */
    public static PytorchTable ofTheDocs() {
        try {
            return new PytorchTable(Files.readAllLines(FILE, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("run the tests from the module's directory", unreadable);
        }
    }

    /** Rows of the file and their tests, in the order of the table. */
    public static Map<String, ShownBy> shown() {
        Map<String, ShownBy> shown = new LinkedHashMap<>();
        ofTheDocs().of(Section.SHOWN).forEach((row, cells) -> shown.put(row, ShownBy.read(row, cells.get(4))));
        return shown;
    }

    /** The rows under a heading, with all their cells. */
    Map<String, List<String>> of(Section section) {
        return Objects.requireNonNull(rows.get(section));
    }

    /** What PyTorch does, in the words of the row; null if there is no such row. */
    public @Nullable String behaviour(String row) {
        for (Section section : Section.values()) {
            List<String> cells = of(section).get(row);
            if (cells != null) {
                return cells.get(1);
            }
        }
        return null;
    }

    /** Why a row has no counterpart in Java; null if it is not said to have none. */
    public @Nullable String whyNone(String row) {
        List<String> cells = of(Section.WITHOUT_COUNTERPART).get(row);
        return cells == null ? null : cells.get(2);
    }

    /** What a row waits for; null if it is not said to be for later. */
    public @Nullable String whatIsMissing(String row) {
        List<String> cells = of(Section.NOT_BUILT).get(row);
        return cells == null ? null : cells.get(3);
    }

    private static @Nullable Section headed(String heading) {
        for (Section section : Section.values()) {
            if (section.heading.equals(heading)) {
                return section;
            }
        }
        return null;
    }

    private void add(@Nullable Section section, List<String> cells, String line) {
        if (HEADERS.contains(cells.get(0))) {
            return;
        }
        if (section == null) {
            throw new IllegalStateException("this row stands under no heading that the tests know: " + line);
        }
        if (cells.size() != section.columns || cells.stream().anyMatch(String::isBlank)) {
            throw new IllegalStateException(
                    "a row under '" + section.heading + "' has " + section.columns + " columns, all filled: " + line);
        }
        if (section == Section.NOT_BUILT && !cells.get(2).equals(NOT_YET_BUILT)) {
            throw new IllegalStateException("the third column of this row must be " + NOT_YET_BUILT + ": " + line);
        }
        boolean twice = rows.values().stream().anyMatch(of -> of.containsKey(cells.get(0)));
        if (twice) {
            throw new IllegalStateException("there are two rows " + cells.get(0));
        }
        of(section).put(cells.get(0), cells);
    }
}
