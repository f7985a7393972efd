package io.rref.examples.quickstart.check;

import io.rref.examples.quickstart.flights.Answers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares two sets of tables, number by number. */
public final class Verification {

    private Verification() {}

    /** What the first difference is, or empty if there is none. */
    public static Optional<String> difference(Answers expected, Answers actual) {
        return compare("busiest routes", expected, actual, Answers::busiestRoutes)
                .or(() -> compare("latest routes", expected, actual, Answers::latestRoutes))
                .or(() -> compare("worst airports", expected, actual, Answers::worstAirports))
                .or(() -> compare("hours", expected, actual, Answers::hours));
    }

    private static Optional<String> compare(
            String name, Answers expected, Answers actual, Function<Answers, List<?>> table) {
        List<?> expectedRows = table.apply(expected);
        List<?> actualRows = table.apply(actual);
        for (int row = 0; row < Math.max(expectedRows.size(), actualRows.size()); row++) {
            Object expectedRow = row < expectedRows.size() ? expectedRows.get(row) : "no row";
            Object actualRow = row < actualRows.size() ? actualRows.get(row) : "no row";
            if (!expectedRow.equals(actualRow)) {
                return Optional.of("%s, row %d: must be %s, is %s".formatted(name, row + 1, expectedRow, actualRow));
            }
        }
        return Optional.empty();
    }
}
