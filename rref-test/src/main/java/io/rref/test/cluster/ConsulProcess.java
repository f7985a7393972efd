package io.rref.test.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Consul in development mode, listening to this machine only. Its ports stay the same for its whole life, its state
 * does not: it starts empty every time. As a static {@code @RegisterExtension} it is started before the class and ended
 * after it. Tests are skipped where there is no Consul, unless {@link Required} says that they may not.
 */
public final class ConsulProcess implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    /** Ends Consul when standard input ends: when we close it, and also when this JVM is killed. */
    private static final String WITH_PARENT =
            "exec 3<&0; \"$@\" </dev/null & pid=$!; { cat <&3 >/dev/null; kill -KILL $pid; } 2>/dev/null & wait $pid";

    private static final String UPDATE_CHECK_OFF = "disable_update_check = true";

    private static final String MANAGEMENT_TOKEN = "6f0e5ad2-4a5e-4b5c-9c57-6d8a39c1c0de";

    private static final String ONLY_WITH_TOKEN =
            "acl { enabled = true, default_policy = \"deny\", tokens { master = \"" + MANAGEMENT_TOKEN
                    + "\", agent = \"" + MANAGEMENT_TOKEN + "\" } }";

    private final List<Integer> ports = FreePorts.choose(3);

    private final List<String> settings = new ArrayList<>(List.of(UPDATE_CHECK_OFF));

    private final Optional<String> token;

    private final ConsulCatalog catalog;

    private @Nullable Process process;

    private Path log = Path.of("not-started");

    private ConsulProcess(Optional<String> token) {
        this.token = token;
        this.catalog = new ConsulCatalog(address(), token);
    }

    /** One that has its ports, and is not started yet. */
    public static ConsulProcess notStarted() {
        return new ConsulProcess(Optional.empty());
    }

    /** One that refuses whoever brings no token, started. */
    public static ConsulProcess startWithTokens() {
        ConsulProcess consul = new ConsulProcess(Optional.of(MANAGEMENT_TOKEN));
        consul.settings.add(ONLY_WITH_TOKEN);
        consul.start();
        return consul;
    }

    /** Starts it and waits until it takes registrations. Its state is empty. */
    public void start() {
        if (process != null) {
            throw new IllegalStateException("Consul is running already");
        }
        Path binary = ConsulBinary.required();
        try {
            log = Files.createTempFile("rref-consul-", ".log");
            process = new ProcessBuilder(command(binary))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException("could not start " + binary, notStarted);
        }
        awaitReady(process);
    }

    /** Kills it. It keeps its ports, and nothing else. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        try (OutputStream lifeline = running.getOutputStream()) {
            lifeline.flush();
        } catch (IOException endedAlready) {
            running.destroyForcibly();
        }
        awaitEnd(running);
    }

    /** Kills it and starts it again: empty, at the same address. */
    public void restart() {
        stop();
        start();
    }

    /** With which it obeys, where it asks for one. */
    public String token() {
        return token.orElseThrow();
    }

    /** What it says it knows. */
    public ConsulCatalog catalog() {
        return catalog;
    }

    /** Always 127.0.0.1. */
    public String host() {
        return "127.0.0.1";
    }

    /** Port of its HTTP API. */
    public int port() {
        return ports.get(0);
    }

    /** Its HTTP API. */
    public URI address() {
        return URI.create("http://" + host() + ":" + port());
    }

    /** Arguments that tell a Spring Boot app to use it. */
    public List<String> springArguments() {
        return List.of("--spring.cloud.consul.host=" + host(), "--spring.cloud.consul.port=" + port());
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command(Path binary) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WITH_PARENT, "consul-with-parent"));
        command.addAll(List.of(binary.toString(), "agent", "-dev", "-node=rref-test", "-log-level=warn"));
        command.addAll(List.of("-bind=" + host(), "-client=" + host(), "-http-port=" + port()));
        command.addAll(List.of("-server-port=" + ports.get(1), "-serf-lan-port=" + ports.get(2)));
        command.addAll(List.of("-serf-wan-port=-1", "-dns-port=-1", "-grpc-port=-1"));
        settings.forEach(each -> command.addAll(List.of("-hcl", each)));
        return command;
    }

    private void awaitReady(Process started) {
        try {
            await().atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> catalog.isReady() || !started.isAlive());
        } catch (ConditionTimeoutException late) {
            stop();
            throw new AssertionError("Consul is not ready after " + START_LIMIT + "; its output:\n" + output(), late);
        }
        if (!started.isAlive()) {
            stop();
            throw new AssertionError("Consul ended before it was ready; its output:\n" + output());
        }
    }

    private String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    private static void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Consul (below process " + ending.pid() + ") did not end in " + END_LIMIT);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
