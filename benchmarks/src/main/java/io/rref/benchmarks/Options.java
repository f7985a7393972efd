package io.rref.benchmarks;

import io.rref.benchmarks.peer.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured, and how.
 *
 * @param rounds in each of which every peer has one slice for each operation
 * @param slice how long one slice lasts
 * @param warmup slices of each operation that are not counted, for peers that get faster
 * @param operations in the order in which they are measured
 * @param pytorch the script that PyTorch is measured with; empty if there is none
 * @param output where the result and the logs go
 */
record Options(
        int rounds, Duration slice, int warmup, List<Operation> operations, Optional<Path> pytorch, Path output) {

    static final String SCRIPT_VARIABLE = "RREF_PYTORCH_PEER";

    private static final Path USUAL_SCRIPT = Path.of("../shared/peers/pytorch_rref.py");

    /** From {@code --name=value}; an empty value stands for the default. */
    static Options of(String[] arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !parts[0].startsWith("--")) {
                throw new IllegalArgumentException("'" + argument + "': expected --name=value");
            }
            if (!parts[1].isBlank()) {
                given.put(parts[0].substring(2), parts[1]);
            }
        }
        return new Options(
                positive(given.remove("rounds"), "rounds", 9),
                Duration.ofMillis(positive(given.remove("slice"), "slice", 1000)),
                positive(given.remove("warmup"), "warmup", 8),
                operations(given.remove("operations")),
                script(given.remove("pytorch"), environment),
                Path.of(Optional.ofNullable(given.remove("output")).orElse("target/benchmarks")),
                given.keySet());
    }

    private Options(
            int rounds,
            Duration slice,
            int warmup,
            List<Operation> operations,
            Optional<Path> pytorch,
            Path output,
            Iterable<String> unknown) {
        this(rounds, slice, warmup, operations, pytorch, output);
        for (String name : unknown) {
            throw new IllegalArgumentException(
                    "no option --" + name
                            + ": there are --rounds, --slice (milliseconds), --warmup (slices), --operations, --pytorch and --output");
        }
    }

    private static int positive(@Nullable String text, String name, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("--" + name + " is " + number + ": set it to 1 or more");
        }
        return number;
    }

    private static List<Operation> operations(@Nullable String labels) {
        return labels == null
                ? List.of(Operation.values())
                : Stream.of(labels.split(",")).map(Operation::labelled).toList();
    }

    private static Optional<Path> script(@Nullable String named, Map<String, String> environment) {
        String script = named == null ? environment.get(SCRIPT_VARIABLE) : named;
        if (script == null) {
            return Optional.of(USUAL_SCRIPT).filter(Files::isRegularFile);
        }
        Path path = Path.of(script);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + path.toAbsolutePath());
        }
        return Optional.of(path);
    }
}
