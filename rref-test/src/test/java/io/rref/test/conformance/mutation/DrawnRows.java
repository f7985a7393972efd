package io.rref.test.conformance.mutation;

import io.rref.test.conformance.PytorchTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which rows have a mutation: drawn, so that nobody picks the easy ones. */
final class DrawnRows {

    /** Number of the issue that asked for the draw; fixed before anybody had seen what it draws. */
    static final long SEED = 3;

    static final int DRAWN = 20;

    /** Rows with a counterpart among C001 to C050 and C060 to C109. Another number of them would be another draw. */
    static final int POPULATION = 71;

    private DrawnRows() {}

    /** In the order of their numbers. */
    static List<String> population() {
        return PytorchTable.shown().keySet().stream()
                .filter(DrawnRows::isListed)
                .sorted()
                .toList();
    }

    /** In the order of their numbers. */
    static List<String> draw() {
        List<String> rows = new ArrayList<>(population());
        Collections.shuffle(rows, new Random(SEED));
        return rows.subList(0, DRAWN).stream().sorted().toList();
    }

    private static boolean isListed(String row) {
        if (!row.startsWith("C")) {
            return false;
        }
        int number = Integer.parseInt(row.substring(1));
        return number <= 50 || (number >= 60 && number <= 109);
    }
}
