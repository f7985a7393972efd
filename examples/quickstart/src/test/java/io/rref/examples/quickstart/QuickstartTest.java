package io.rref.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--process", "flights.json", "--flights", "--flights="})
    void whenAnArgumentIsUnknownThenUsageIsPrintedAndNothingRuns(String argument) {
        assertThat(run("--processes", argument)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("unknown argument: " + argument)
                .contains("usage:");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--consul=", "--consul=localhost", "--consul=localhost:eightyfive"})
    void whenConsulsAddressIsBadThenTheFormIsPrintedAndNothingRuns(String argument) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(argument + ": must be HOST:PORT, such as 127.0.0.1:8500")
                .contains("usage:");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "--client --client --client",
                "--client --workers=a,b --client",
                "--client --consul=127.0.0.1:8500 --client",
                "--workers=a,b --consul=127.0.0.1:8500 --workers=a,b",
                "--workers=a,,b --client --workers=a,,b",
            })
    void whenWorkersThatRunAreNotNamedAsTheyMustBeThenThatIsSaidAndNothingRuns(
            String first, String second, String named) {
        assertThat(run(first, second)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(named + ": ")
                .contains("usage:");
        assertThat(out.size()).isZero();
    }

    @Test
    void whenAClientIsAskedToStartProcessesThenThatIsRefused() {
        assertThat(run("--client", "--processes", "--workers=a", "--consul=127.0.0.1:8500"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("--processes: a client alone starts no workers");
    }

    @Test
    @Timeout(30)
    void whenThereIsNoConsulThenThatIsSaidAndNothingRuns() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }

        assertThat(run("--consul=127.0.0.1:" + port, "--processes")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("no Consul at 127.0.0.1:" + port + ": Connection refused")
                .contains("leave --consul out");
        assertThat(out.size()).isZero();
    }

    @Test
    void whenTheFileIsBadThenTheErrorIsAllThatIsPrinted(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), "{}");

        assertThat(run("--flights=" + file)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "flights file " + file + ": line 1: must be a JSON array of flights, starts with an object");
        assertThat(out.size()).isZero();
    }

    private int run(String... args) {
        return Quickstart.run(stream(out), stream(err), args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
