package io.rref;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of one key in one process, added up. PyTorch: a line of {@code key_averages()}.
 *
 * @param key which call
 * @param node name of the process that the records were made in
 * @param count how many there are
 * @param total of the times that they took
 */
public record CallAverage(String key, String node, long count, Duration total) {

    /** Adds records up, in the order in which their keys occur first. */
    public static List<CallAverage> over(List<CallRecord> records) {
        Map<List<String>, CallAverage> sums = new LinkedHashMap<>();
        for (CallRecord record : records) {
            CallAverage one = new CallAverage(record.key(), record.node(), 1, record.took());
            sums.merge(List.of(record.key(), record.node()), one, CallAverage::plus);
        }
        return List.copyOf(new ArrayList<>(sums.values()));
    }

    private CallAverage plus(CallAverage other) {
        return new CallAverage(key, node, count + other.count, total.plus(other.total));
    }

    /** Of one of them. */
    public Duration mean() {
        return total.dividedBy(count);
    }
}
