package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Query;
import io.rref.protocol.Target;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a request says that it waits, and how long it does. */
class WireRequestTests {

    private static final Duration CEILING = Duration.ofMinutes(10);

    private static final Duration ARRIVED_NOW = Duration.ZERO;

    private final Map<String, String> headers = new HashMap<>(Map.of(
            Wire.TARGET, new Target("w1", new Incarnation(1, 2)).value(), Wire.LEASE, new LeaseToken(3, 4).value()));

    @ParameterizedTest
    @CsvSource({"0,0", "30000,30000", "600000,600000", "600001,600000", "9223372036854775807,600000"})
    void whenTheTimeIsNamedThenItCountsUpToTheCeiling(String named, long counted) {
        headers.put(Wire.REMAINING, named);

        assertThat(remaining(ARRIVED_NOW)).isEqualTo(Duration.ofMillis(counted));
    }

    @Test
    void whenNoTimeIsNamedThenTheCeilingCounts() {
        assertThat(remaining(ARRIVED_NOW)).isEqualTo(CEILING);
    }

    /** An entry of a batch has waited for the one before it. */
    @Test
    void whenSomeOfTheTimeHasGoneThenItIsTakenOffWhatCounts() {
        headers.put(Wire.REMAINING, Long.toString(CEILING.multipliedBy(2).toMillis()));

        assertThat(remaining(Duration.ofSeconds(1))).isEqualTo(CEILING.minusSeconds(1));
    }

    private Duration remaining(Duration spent) {
        WireRequest request = new WireRequest(headers::get, Map.of(), Map.of(), JsonFields.read(new byte[0]), spent);
        Message read = request.read(new Query.ValueQuery(new RRefId(5, 6), new ForkId(7, 8)));
        return ((Message.Read) read).remaining();
    }
}
