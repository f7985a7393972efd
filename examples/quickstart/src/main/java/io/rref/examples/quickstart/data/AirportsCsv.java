package io.rref.examples.quickstart.data;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads code and name, the first two columns, from comma-separated lines with a heading. */
final class AirportsCsv {

    private AirportsCsv() {}

    static Map<String, String> namesByCode(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .lines()
                .skip(1)
                .map(AirportsCsv::cells)
                .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.get(1)));
    }

    /** A cell with commas stands in quotes, a quote inside it is doubled. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (sign != '"') {
                cell.append(sign);
            } else if (quoted && line.startsWith("\"", i + 1)) {
                cell.append(line.charAt(++i));
            } else {
                quoted = !quoted;
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
