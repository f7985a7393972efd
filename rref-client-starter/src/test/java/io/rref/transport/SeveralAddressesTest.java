package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import io.rref.directory.WorkerLookup.Found;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.reactive.function.client.WebClient;

/** A worker that is listed at several addresses, over real HTTP. */
@Timeout(20)
class SeveralAddressesTest {

    private static final Incarnation OLD = new Incarnation(1, 1);

    private static final Incarnation NEW = new Incarnation(2, 2);

    private final HttpConnections connections =
            new HttpConnections(4, 10, Duration.ofSeconds(2), Duration.ofSeconds(15));

    private final IdentityServer worker = new IdentityServer("worker-1", NEW);

    private final URI nobody = nobody();

    private WorkerLookup listed = new WorkerLookup.NotYetKnown("Consul is away");

    private final WorkerTransport transport = transport();

    /** The first exchange of a process takes longer than whoever is asked may take to say who it is. */
    @BeforeAll
    static void warmUp() {
        try (HttpConnections connections = new HttpConnections(4, 10, Duration.ofSeconds(5), Duration.ofSeconds(5));
                IdentityServer server = new IdentityServer("warm", NEW)) {
            connections
                    .forUpkeep(WebClient.builder())
                    .get()
                    .uri(URI.create(server.uri() + "/rref/v1/worker"))
                    .retrieve()
                    .bodyToMono(byte[].class)
                    .block();
        }
    }

    @AfterEach
    void close() {
        worker.close();
        connections.close();
    }

    @Test
    void whenTheSourceCannotSayThenTheMessageCertainlyWasNotSentAndTheErrorSaysWhy() {
        SendFailedException failure = failure(transport.send(open(null)));

        assertThat(failure.certainlyNotSent()).isTrue();
        assertThat(failure).hasMessage("Consul is away");
    }

    @Test
    void whenOneOfTwoAnswersThenItGetsTheMessage() {
        listed = new Found(List.of(WorkerAddress.of(nobody), WorkerAddress.of(worker.uri())), List.of());

        assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
        assertThat(worker.asked()).isOne();
    }

    @Test
    void whenItIsKnownWhoAnswersThenNobodyIsAskedAgainUntilTheListChanges() {
        listed = new Found(List.of(WorkerAddress.of(nobody), WorkerAddress.of(worker.uri())), List.of());
        reply(transport.send(open(null)));
        reply(transport.send(open(null)));
        assertThat(worker.asked()).isOne();

        listed = new Found(List.of(WorkerAddress.of(worker.uri()), WorkerAddress.of(nobody)), List.of());
        reply(transport.send(open(null)));

        assertThat(worker.asked()).isEqualTo(2);
    }

    @Test
    void whenTwoStartsAnswerThenTheMessageIsRefusedNamingBoth() {
        try (IdentityServer second = new IdentityServer("worker-1", OLD)) {
            listed = both(second);

            assertThat(reply(transport.send(open(null)))).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
                assertThat(refused.problem().type()).isEqualTo(ProblemType.AMBIGUOUS_WORKER);
                assertThat(refused.problem().detail())
                        .contains(worker.uri().toString(), second.uri().toString())
                        .contains(OLD.toString(), NEW.toString());
            });
            assertThat(worker.messages()).isZero();
            assertThat(second.messages()).isZero();
        }
    }

    @Test
    void whenOneOfTwoStartsHasEndedThenTheOtherIsFoundThoughBothAreListed() {
        IdentityServer second = new IdentityServer("worker-1", OLD);
        listed = both(second);
        assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Refused.class);

        second.close();

        assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
    }

    @Test
    void whenOneStartIsListedTwiceThenThatIsNoError() {
        try (IdentityServer same = new IdentityServer("worker-1", NEW)) {
            listed = both(same);

            assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
        }
    }

    @Test
    void whenAnotherWorkerIsAtOneAddressThenItIsNotCounted() {
        try (IdentityServer stranger = new IdentityServer("worker-2", OLD)) {
            listed = both(stranger);

            assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
            assertThat(stranger.messages()).isZero();
        }
    }

    @Test
    void whenNobodyAnswersThenTheMessageCertainlyWasNotSent() {
        IdentityServer stranger = new IdentityServer("worker-2", OLD);
        listed = new Found(List.of(WorkerAddress.of(nobody), WorkerAddress.of(stranger.uri())), List.of());

        SendFailedException failure = failure(transport.send(open(null)));
        stranger.close();

        assertThat(failure.certainlyNotSent()).isTrue();
        assertThat(failure)
                .as("for each address what is wrong there")
                .hasMessageContaining("worker-1")
                .hasMessageContaining(nobody.toString())
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("worker 'worker-2' is there");
    }

    @Test
    void whenWhoIsThereLocksThisProcessOutThenTheMessageIsRefusedInItsWords() {
        worker.locked("compare rref.security.secret on both sides");
        listed = new Found(List.of(WorkerAddress.of(nobody), WorkerAddress.of(worker.uri())), List.of());

        assertThat(reply(transport.send(open(null)))).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.problem().type()).isEqualTo(ProblemType.UNAUTHENTICATED);
            assertThat(refused.problem().detail()).contains("compare rref.security.secret");
        });
    }

    @Test
    void whenOneLocksThisProcessOutAndTheWorkerAnswersBesideItThenTheWorkerGetsTheMessage() {
        try (IdentityServer ofAnotherCluster = new IdentityServer("worker-1", OLD).locked("another secret")) {
            listed = both(ofAnotherCluster);

            assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
            assertThat(ofAnotherCluster.messages()).isZero();
        }
    }

    @Test
    void whenALockedDoorOpensThenTheMessageGetsIn() {
        worker.locked("another secret");
        listed = new Found(List.of(WorkerAddress.of(nobody), WorkerAddress.of(worker.uri())), List.of());
        assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Refused.class);

        worker.unlocked();

        assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
        assertThat(worker.asked()).as("who is locked out asks again").isEqualTo(2);
    }

    @Test
    void whenOneNeverAnswersThenTheOtherIsFoundAllTheSame() throws Exception {
        try (ScriptedServer silent = ScriptedServer.start(ScriptedServer.Then.STAY_SILENT)) {
            listed = new Found(List.of(WorkerAddress.of(silent.address()), WorkerAddress.of(worker.uri())), List.of());

            assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
        }
    }

    @Test
    void whenACertainStartIsMeantThenItsAddressIsTriedFirstThoughNoLongerListed() {
        try (IdentityServer old = new IdentityServer("worker-1", OLD)) {
            listed = new Found(
                    List.of(new WorkerAddress(worker.uri(), NEW)), List.of(new WorkerAddress(old.uri(), OLD)));

            assertThat(reply(transport.send(renew(OLD)))).isInstanceOf(Reply.Done.class);
            assertThat(old.messages()).isOne();
            assertThat(worker.messages()).isZero();
        }
    }

    @Test
    void whenTheStartMeantIsGoneThenTheOneThatIsListedSaysSo() {
        listed = new Found(List.of(new WorkerAddress(worker.uri(), NEW)), List.of(new WorkerAddress(nobody, OLD)));

        assertThat(wrongTarget(reply(transport.send(renew(OLD)))))
                .containsEntry(Problem.ACTUAL_WORKER, "worker-1")
                .containsEntry(Problem.ACTUAL_INCARNATION, NEW.value());
    }

    @Test
    void whenNobodyTellsWhoIsWhereThenTheMessageGoesOnUntilItMeetsTheOneMeant() {
        try (IdentityServer old = new IdentityServer("worker-1", OLD)) {
            listed = both(old);

            assertThat(reply(transport.send(renew(OLD)))).isInstanceOf(Reply.Done.class);
            assertThat(worker.messages()).isOne();
        }
    }

    @Test
    void whenAnAddressWasReusedThenTheMessageGoesOnToTheWorker() {
        try (IdentityServer stranger = new IdentityServer("worker-2", OLD)) {
            listed =
                    new Found(List.of(WorkerAddress.of(worker.uri())), List.of(new WorkerAddress(stranger.uri(), NEW)));

            assertThat(reply(transport.send(renew(NEW)))).isInstanceOf(Reply.Done.class);
        }
    }

    @Test
    void whenAnotherStartAnswersAndTheRestCannotBeReachedThenItsAnswerCounts() {
        listed = new Found(List.of(WorkerAddress.of(worker.uri()), WorkerAddress.of(nobody)), List.of());

        assertThat(wrongTarget(reply(transport.send(renew(OLD)))))
                .containsEntry(Problem.ACTUAL_INCARNATION, NEW.value());
    }

    @Test
    void whenAMessageMayHaveBeenSentThenItGoesToNoOtherAddress() throws Exception {
        try (ScriptedServer resetting = ScriptedServer.start(ScriptedServer.Then.RESET)) {
            listed = new Found(
                    List.of(new WorkerAddress(resetting.address(), NEW), WorkerAddress.of(worker.uri())), List.of());

            assertThat(failure(transport.send(renew(NEW))).certainlyNotSent()).isFalse();
            assertThat(worker.messages()).isZero();
        }
    }

    @Test
    void whenAnAddressIsSilentThenTheNextOneIsAskedForALease() throws Exception {
        try (ScriptedServer silent = ScriptedServer.start(ScriptedServer.Then.STAY_SILENT)) {
            listed = new Found(
                    List.of(new WorkerAddress(silent.address(), NEW), WorkerAddress.of(worker.uri())), List.of());

            assertThat(reply(transport.send(open(NEW)))).isInstanceOf(Reply.Done.class);
        }
    }

    @Test
    void whenNobodyElseCanBeAskedForALeaseThenTheSilentAddressMayHaveGrantedIt() throws Exception {
        try (ScriptedServer silent = ScriptedServer.start(ScriptedServer.Then.STAY_SILENT)) {
            listed = new Found(List.of(new WorkerAddress(silent.address(), NEW), WorkerAddress.of(nobody)), List.of());

            SendFailedException failure = failure(transport.send(open(NEW)));

            assertThat(failure.certainlyNotSent()).isFalse();
            assertThat(failure).hasMessageContaining("no answer within 2000 ms");
        }
    }

    @Test
    void whenTheWorkerIsOnlyRememberedThenItIsTriedThere() {
        listed = new Found(List.of(), List.of(WorkerAddress.of(worker.uri()), WorkerAddress.of(nobody)));

        assertThat(reply(transport.send(open(null)))).isInstanceOf(Reply.Done.class);
        assertThat(worker.asked()).as("one is not asked who it is").isZero();
    }

    private Found both(IdentityServer other) {
        return new Found(List.of(WorkerAddress.of(worker.uri()), WorkerAddress.of(other.uri())), List.of());
    }

    private static Message open(@Nullable Incarnation start) {
        return new Message.OpenLease(new Target("worker-1", start), self(), 1);
    }

    private static Message renew(Incarnation start) {
        return new Message.RenewLease(
                new Target("worker-1", start), self(), new LeaseToken(5, 6), 1, 0, SettledNumbers.NONE);
    }

    private static HolderId self() {
        return new HolderId("caller", new Incarnation(3, 3));
    }

    private WorkerTransport transport() {
        WorkerDirectory directory = new WorkerDirectory() {
            @Override
            public WorkerLookup find(String name) {
                return listed;
            }

            @Override
            public List<String> names() {
                return List.of();
            }
        };
        return new WebClientWorkerTransport(
                connections, WebClient.builder(), directory, self(), new Traffic(), Credentials.NONE);
    }

    private static URI nobody() {
        try (IdentityServer gone = new IdentityServer("gone", OLD)) {
            return gone.uri();
        }
    }

    private static Map<String, String> wrongTarget(Reply reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.WRONG_TARGET));
        return ((Reply.Refused) reply).problem().members();
    }

    private static Reply reply(CompletableFuture<Reply> reply) {
        return reply.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static SendFailedException failure(CompletableFuture<Reply> reply) {
        try {
            throw new AssertionError("answered: " + reply.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            assertThat(failed).hasCauseInstanceOf(SendFailedException.class);
            return (SendFailedException) Objects.requireNonNull(failed.getCause());
        } catch (InterruptedException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
