package io.rref.directory.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerLookup;
import io.rref.directory.WorkerLookup.Found;
import io.rref.directory.WorkerLookup.NotYetKnown;
import io.rref.directory.WorkerLookup.Unknown;
import io.rref.directory.consul.FakeConsul.Mood;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Against a Consul in this process that misbehaves as told. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class ConsulWorkerDirectoryTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private FakeConsul consul = FakeConsul.start();

    private final int port = consul.port();

    private final ConsulWorkerDirectory directory = watching(null);

    @AfterEach
    void close() {
        directory.close();
        consul.close();
    }

    @Test
    void whenNobodyAsksThenConsulIsNotAsked() {
        assertThat(consul.askedFrom()).isEmpty();
    }

    @Test
    void whenTheFirstQuestionComesThenItIsNotYetKnown() {
        assertThat(directory.find("worker-1"))
                .isInstanceOfSatisfying(
                        NotYetKnown.class,
                        notYet -> assertThat(notYet.trouble())
                                .contains(consul.address().toString(), "worker-1", "has not answered yet"));
    }

    @Test
    void whenConsulListsAWorkerThenItIsFound() {
        consul.list("worker-1=8081");

        awaitFound("worker-1", 8081);
        assertThat(directory.names()).containsExactly("worker-1");
    }

    @Test
    void whenAWorkerPassesLaterThenTheStandingQuestionBringsItAtOnce() throws InterruptedException {
        BlockingQueue<String> moved = new LinkedBlockingQueue<>();
        directory.onChange(moved::add);
        awaitUnknown("worker-1");
        await().atMost(SOON).until(() -> consul.askedFrom().size() > 1);

        consul.list("worker-1=8081");

        assertThat(moved.poll(2, TimeUnit.SECONDS)).isEqualTo("worker-1");
        assertThat(directory.find("worker-1")).isEqualTo(at(8081));
    }

    @Test
    void whenAWorkerIsNotListedThenTheErrorSaysWhatIsAndWhereToLook() {
        consul.list("worker-1=8081", "worker-2=8082");

        assertThat(awaitUnknown("worker-3").remedy())
                .contains("[worker-1, worker-2]")
                .contains("service 'rref-worker'")
                .contains("curl '" + consul.address() + "/v1/health/service/rref-worker'");
    }

    @Test
    void whenConsulListsAWorkerNoMoreThenItsAddressIsRemembered() {
        consul.list("worker-1=8081");
        awaitFound("worker-1", 8081);

        consul.list();

        await().atMost(SOON).until(() -> directory.names().isEmpty());
        assertThat(directory.find("worker-1")).isEqualTo(new Found(List.of(), List.of(address(8081))));
    }

    @Test
    void whenConsulGoesAwayThenWhatItListedStaysInUse() {
        consul.list("worker-1=8081");
        awaitFound("worker-1", 8081);

        consul.close();

        awaitNotYetKnown("worker-2", "refused");
        assertThat(directory.find("worker-1")).isEqualTo(at(8081));
    }

    /** A new Consul counts from the beginning: a question from the old index would stand for long. */
    @Test
    void whenConsulRestartsWithoutItsDataThenWorkersOfBothAreFound() {
        consul.countFrom(500);
        consul.list("worker-1=8081");
        awaitFound("worker-1", 8081);
        await().atMost(SOON).until(() -> consul.askedFrom().contains(501L));

        consul.close();
        consul = FakeConsul.startAt(port);
        consul.list("worker-2=8082");

        awaitFound("worker-2", 8082);
        assertThat(directory.names()).containsExactly("worker-2");
        assertThat(directory.find("worker-1")).isEqualTo(new Found(List.of(), List.of(address(8081))));
        assertThat(consul.askedFrom().get(0))
                .as("first question after the restart")
                .isZero();
    }

    @Test
    void whenConsulComesLateThenItIsFound() {
        consul.close();
        awaitNotYetKnown("worker-1", "refused");

        consul = FakeConsul.startAt(port);
        consul.list("worker-1=8081");

        awaitFound("worker-1", 8081);
    }

    @Test
    void whenTheIndexRunsBackwardsThenChangesAreStillSeen() {
        consul.countFrom(500);
        consul.list("worker-1=8081");
        awaitFound("worker-1", 8081);

        consul.countFrom(3);
        await().atMost(SOON).until(() -> consul.askedFrom().contains(3L));
        consul.list("worker-1=8082");

        awaitListed("worker-1", 8082);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAILING", "BABBLING", "NO_INDEX"})
    void whenConsulMisbehavesThenTheTroubleIsToldAndItRecovers(Mood mood) {
        consul.be(mood);
        awaitNotYetKnown(
                "worker-1",
                switch (mood) {
                    case FAILING -> "500: No cluster leader";
                    case BABBLING -> "no JSON";
                    default -> "no X-Consul-Index";
                });

        consul.be(Mood.WELL);
        consul.list("worker-1=8081");

        awaitFound("worker-1", 8081);
    }

    @Test
    void whenConsulHangsThenTheQuestionEndsAndItRecovers() {
        consul.be(Mood.SILENT);
        awaitNotYetKnown("worker-1", "no answer within");

        consul.be(Mood.WELL);
        consul.list("worker-1=8081");

        awaitFound("worker-1", 8081);
    }

    @Test
    void whenConsulIsAwayForLongThenOneLineIsLoggedAndOneWhenItIsBack(CapturedOutput log) {
        LoggingSystem.get(getClass().getClassLoader())
                .setLogLevel(ConsulWorkerDirectory.class.getName(), LogLevel.INFO); // another test may have raised it
        awaitUnknown("worker-1");
        consul.be(Mood.FAILING);
        await().atMost(Duration.ofSeconds(20)).until(() -> consul.askedFrom().size() >= 7);
        assertThat(linesOf(log, consul.address() + " cannot be asked")).isOne();

        consul.be(Mood.WELL);

        await().atMost(SOON).until(() -> linesOf(log, consul.address() + " answers again") == 1);
        assertThat(linesOf(log, consul.address() + " cannot be asked")).isOne();
    }

    @Test
    void whenThereIsATokenThenItIsSentAndNeverShown() {
        try (ConsulWorkerDirectory withToken = watching("secret")) {
            withToken.names();

            await().atMost(SOON).until(() -> "secret".equals(consul.token()));
            assertThat(withToken.find("worker-1").toString()).doesNotContain("secret");
        }
    }

    @Test
    void whenAListenerFailsThenTheWatchGoesOn() {
        directory.onChange(worker -> {
            throw new IllegalStateException("as the test wants");
        });
        consul.list("worker-1=8081");
        awaitFound("worker-1", 8081);

        consul.list("worker-1=8082");

        awaitListed("worker-1", 8082);
    }

    @Test
    void whenItIsClosedThenNothingIsAskedAnyMore() {
        consul.list("worker-1=8081");
        awaitFound("worker-1", 8081);
        await().atMost(SOON).until(() -> consul.askedFrom().size() > 1);

        directory.close();
        int asked = consul.askedFrom().size();
        consul.list("worker-1=8082");

        await().during(Duration.ofMillis(500)).until(() -> consul.askedFrom().size() == asked);
        assertThat(directory.find("worker-1")).isEqualTo(at(8081));
    }

    private ConsulWorkerDirectory watching(@Nullable String token) {
        URI address = URI.create("http://127.0.0.1:" + port);
        return new ConsulWorkerDirectory(new ConsulSettings(address, "rref-worker", token, Duration.ofSeconds(1)));
    }

    private void awaitFound(String worker, int at) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(directory.find(worker)).isEqualTo(at(at)));
    }

    private void awaitListed(String worker, int at) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(directory.find(worker))
                        .isInstanceOfSatisfying(
                                Found.class, found -> assertThat(found.listed()).containsExactly(address(at))));
    }

    private Unknown awaitUnknown(String worker) {
        await().atMost(SOON).until(() -> directory.find(worker) instanceof Unknown);
        return (Unknown) directory.find(worker);
    }

    private void awaitNotYetKnown(String worker, String trouble) {
        await().atMost(SOON)
                .until(() -> directory.find(worker) instanceof NotYetKnown notYet
                        && notYet.trouble().contains(trouble));
    }

    private static WorkerLookup at(int port) {
        return Found.at(address(port));
    }

    private static WorkerAddress address(int port) {
        return WorkerAddress.of(URI.create("http://127.0.0.1:" + port));
    }

    private static long linesOf(CapturedOutput log, String text) {
        return log.getAll().lines().filter(line -> line.contains(text)).count();
    }
}
