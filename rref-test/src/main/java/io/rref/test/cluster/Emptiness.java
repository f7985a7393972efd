package io.rref.test.cluster;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits, in real time, until nothing is left that should not be; what is left is the whole text of the failure. */
final class Emptiness {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Emptiness() {}

    /**
     * Waits until nothing is left.
     *
     * @param settled whether nothing is on its way that would be left later; without it, what is left after the limit decides
     */
    static void await(Duration limit, BooleanSupplier settled, Supplier<List<String>> left) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS)
                    .until(() -> settled.getAsBoolean() && left.get().isEmpty());
        } catch (ConditionTimeoutException tooLate) {
            require(left.get());
        }
    }

    static void require(List<String> left) {
        if (!left.isEmpty()) {
            throw new AssertionError(
                    "objects that are still held: close their handles, or find out why a closed one still counts\n  "
                            + String.join("\n  ", left));
        }
    }
}
