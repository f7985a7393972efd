package io.rref.benchmarks.peer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process that answers each line on its standard input with one JSON object a line. */
final class LineProcess implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final String name;

    private final Process process;

    private final Path log;

    private final BufferedReader said;

    private final BufferedWriter asked;

    private LineProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.asked = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts it; what it says on standard error goes to a file. */
    static LineProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            return new LineProcess(name, builder.start(), log);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(name + " cannot be started: " + command, notStarted);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void ask(String line) {
        try {
            asked.write(line);
            asked.newLine();
            asked.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(name + " does not listen any more; its log is " + log, ended);
        }
    }

    /** Its next JSON object; other lines are passed over. Fails if none comes in time. */
    JsonNode answer(Duration limit) {
        CompletableFuture<JsonNode> next = CompletableFuture.supplyAsync(this::nextObject);
        try {
            return next.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new IllegalStateException(name + " has said nothing for " + limit + "; its log is " + log, silent);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(name + " failed; its log is " + log, failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", stop);
        }
    }

    private JsonNode nextObject() {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                JsonNode object = object(line);
                if (object != null) {
                    return object;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException(name + " ended");
    }

    private static @Nullable JsonNode object(String line) {
        if (!line.startsWith("{")) {
            return null;
        }
        try {
            return JSON.readTree(line);
        } catch (JacksonException otherOutput) {
            return null;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
