package io.rref.benchmarks.peer;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Asks a process for slices, in the words that {@code README.md} lists. */
final class Slices {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Slices() {}

    static Slice run(LineProcess process, Operation operation, Duration length) {
        process.ask(operation.request() + " " + length.toMillis());
        JsonNode said = process.answer(length.plus(PATIENCE));
        if (said.has("error")) {
            throw new IllegalStateException("'" + operation.request() + "' failed: "
                    + said.path("error").asString());
        }
        return new Slice(
                said.path("ops").asLong(),
                said.path("seconds").asDouble(),
                said.path("p50_us").asDouble(),
                said.path("p99_us").asDouble(),
                said.path("left").asLong(-1),
                said.path("released_ms").asLong(-1));
    }
}
