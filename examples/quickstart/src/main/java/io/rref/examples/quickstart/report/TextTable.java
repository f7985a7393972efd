package io.rref.examples.quickstart.report;

import java.util.ArrayList;
import java.util.List;

/** Rows in neat columns: text to the left, numbers to the right. */
final class TextTable {

    private static final String GAP = "   ";

    private final String title;
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String title, Column... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " cells expected, got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Title, headings, a line, rows; ends with a line break. */
    @Override
    public String toString() {
        List<String> headings = columns.stream().map(Column::heading).toList();
        List<String> rules = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            rules.add("-".repeat(width(column)));
        }
        StringBuilder text = new StringBuilder(title).append('\n');
        text.append(line(headings)).append(line(rules));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            line.append(GAP).append(columns.get(column).number() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing() + '\n';
    }

    private int width(int column) {
        int width = columns.get(column).heading().length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    /**
     * One column.
     *
     * @param number whether its cells stand to the right
     */
    record Column(String heading, boolean number) {

        static Column text(String heading) {
            return new Column(heading, false);
        }

        static Column number(String heading) {
            return new Column(heading, true);
        }
    }
}
