package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.test.app.Counter;
import io.rref.test.app.Doorway;
import io.rref.test.app.Gates;
import io.rref.test.app.Journal;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Serial objects over real HTTP: one call at a time, each holder's in the order in which it made them. */
class SerialObjectTest {

    private static final int CALLS = 100;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2);

    @Test
    void whenAHundredCallsAreMadeAtOnceThenTheyRunInTheOrderInWhichTheyWereMade() {
        RRef<Journal> journal = journalOf(cluster.rrefs());

        all(notes(journal, 0, CALLS));

        assertThat(journal.rpcSync().noted()).isEqualTo(numbers(0, CALLS));
        assertThat(journal.rpcSync().mostAtOnce()).isEqualTo(1);
    }

    @Test
    void whenOneHolderUsesTwoHandlesThenItsCallsStillRunInTheirOrder() {
        RRef<Journal> one = journalOf(cluster.rrefs());
        RRef<Journal> other = cluster.closing(one.keep());
        List<CompletableFuture<Long>> calls = new ArrayList<>();

        for (long n = 0; n < CALLS; n++) {
            long next = n;
            calls.add((n % 2 == 0 ? one : other).rpcAsync(journal -> journal.note(next)));
        }
        all(calls);

        assertThat(one.rpcSync().noted()).isEqualTo(numbers(0, CALLS));
    }

    @Test
    void whenResultsStayThenTheirCallsTakeTurnsToo() {
        RRef<Journal> journal = journalOf(cluster.rrefs());
        List<RRef<Long>> stays = LongStream.range(0, CALLS)
                .mapToObj(n -> cluster.closing(journal.<Long>remote(each -> each.note(n))))
                .toList();

        assertThat(stays.stream().map(RRef::toHere).toList()).isEqualTo(numbers(0, CALLS));
        assertThat(journal.rpcSync().noted()).isEqualTo(numbers(0, CALLS));
    }

    @Test
    void whenTwoHoldersCallThenEachOnesCallsRunInTheirOrderAndNeverTwoAtOnce() {
        RRef<Journal> ofOne = cluster.closing(cluster.rrefs().on("worker-1").named("two holders", Journal.class));
        cluster.closing(() -> cluster.rrefs().on("worker-1").unname("two holders"));
        ClientApp second = cluster.closing(cluster.newClient());
        RRef<Journal> ofSecond = cluster.closing(second.rrefs().on("worker-1").find("two holders", Journal.class));
        List<CompletableFuture<Long>> calls = new ArrayList<>();

        for (long n = 0; n < CALLS; n++) {
            calls.addAll(notes(ofOne, n, n + 1));
            calls.addAll(notes(ofSecond, 1000 + n, 1001 + n));
        }
        all(calls);

        List<Long> noted = ofOne.rpcSync().noted();
        assertThat(noted.stream().filter(n -> n < 1000)).containsExactlyElementsOf(numbers(0, CALLS));
        assertThat(noted.stream().filter(n -> n >= 1000)).containsExactlyElementsOf(numbers(1000, 1000 + CALLS));
        assertThat(ofOne.rpcSync().mostAtOnce()).isEqualTo(1);
    }

    @Test
    void whenTheOwnersOwnProcessCallsThenItsCallsTakeTurnsWithTheOthers() {
        RRef<Journal> remote = journalOf(cluster.rrefs());
        RRef<Journal> local =
                cluster.closing(cluster.rrefsOf("worker-1").on("worker-1").create(Journal.class));
        CompletableFuture<Long> slow =
                local.callStage(journal -> journal.noteBehind("own", 1)).rpcAsync();
        awaitWaiting("own", 1);
        CompletableFuture<Long> next = local.rpcAsync(journal -> journal.note(2));

        assertThat(remote.rpcSync().note(7)).as("another serial object").isEqualTo(7);
        assertThat(next).isNotDone();
        open("own");

        assertThat(slow).succeedsWithin(LIMIT);
        assertThat(next).succeedsWithin(LIMIT);
        assertThat(local.rpcSync().noted()).containsExactly(1L, 2L);
    }

    @Test
    void whenAFutureIsNotDoneThenItKeepsItsTurnAndConcurrentObjectsStayConcurrent() {
        RRef<Journal> journal = journalOf(cluster.rrefs());
        RRef<Doorway> doorway = cluster.closing(cluster.rrefs().on("worker-1").create(Doorway.class));
        CompletableFuture<Long> slow =
                journal.callStage(each -> each.noteBehind("slow", 1)).rpcAsync();
        awaitWaiting("slow", 1);

        CompletableFuture<Long> next = journal.rpcAsync(each -> each.note(2));
        List<CompletableFuture<Long>> beside = LongStream.range(0, 10)
                .mapToObj(n -> doorway.callStage(each -> each.pass("beside", n)).rpcAsync())
                .toList();
        awaitWaiting("beside", 10);
        assertThat(next).isNotDone();
        open("slow");
        open("beside");

        assertThat(slow).succeedsWithin(LIMIT);
        assertThat(next).succeedsWithin(LIMIT);
        all(beside);
        assertThat(journal.rpcSync().noted()).containsExactly(1L, 2L);
    }

    @Test
    void whenAWaitingCallIsCancelledOrItsTimeIsUpThenItNeverRuns() {
        RRef<Journal> journal = journalOf(cluster.rrefs());
        CompletableFuture<Long> slow =
                journal.callStage(each -> each.noteBehind("cancelled", 1)).rpcAsync();
        awaitWaiting("cancelled", 1);
        CompletableFuture<Long> unwanted = journal.rpcAsync(each -> each.note(2));
        CompletableFuture<Long> late = journal.<Long>call(each -> each.note(3))
                .timeout(Duration.ofSeconds(2))
                .rpcAsync();
        CompletableFuture<Long> last = journal.rpcAsync(each -> each.note(4));

        unwanted.cancel(true);
        assertThat(late)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class)
                .withMessageContaining("its turn on the serial object");
        open("cancelled");

        assertThat(slow).succeedsWithin(LIMIT);
        assertThat(last).succeedsWithin(LIMIT);
        assertThat(journal.rpcSync().noted()).containsExactly(1L, 4L);
    }

    @Test
    void whenAMethodCallsItsOwnObjectThenThatIsRefusedAndTheChainIsNamed() {
        RRef<Journal> journal = journalOf(cluster.rrefs());

        Throwable refused = catchThrowable(() -> journal.rpcSync().noteByItself(journal, 1));

        assertThat(refused)
                .hasMessageContaining("waits-for-itself")
                .hasMessageContaining("Journal.noteByItself(io.rref.RRef,long)@worker-1");
        assertThat(journal.rpcSync().noted()).isEmpty();
    }

    @Test
    void whenAFutureOfTheObjectWaitsForACallOnItThenThatIsRefused() {
        RRef<Journal> journal = journalOf(cluster.rrefs());
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("worker-2").create(Counter.class, 5L));

        assertWaitsForItself(
                journal.callStage(each -> each.noteByItselfLater(journal, 1)).rpcAsync());
        assertWaitsForItself(journal.callMono(each -> each.noteByItselfAfter(counter, journal, 1))
                .rpcAsync());
        assertThat(journal.rpcSync().note(2)).as("the turn is free again").isEqualTo(2);
    }

    @Test
    void whenAChainComesBackOverAnotherWorkerThenThatIsRefused() {
        RRef<Journal> journal = journalOf(cluster.rrefs());

        assertWaitsForItself(journal.rpcAsync(each -> each.noteOver("worker-2", journal, 1)));
        assertThat(journal.rpcSync().note(2)).as("the turn is free again").isEqualTo(2);
    }

    private static void assertWaitsForItself(CompletableFuture<Long> call) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> call.orTimeout(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .withMessageContaining("waits-for-itself");
    }

    private static RRef<Journal> journalOf(RRefClient client) {
        return cluster.closing(client.on("worker-1").create(Journal.class));
    }

    private static List<CompletableFuture<Long>> notes(RRef<Journal> journal, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(n -> journal.<Long>rpcAsync(each -> each.note(n)))
                .toList();
    }

    private static void all(List<CompletableFuture<Long>> calls) {
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LIMIT);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static void awaitWaiting(String gate, int count) {
        await("calls at the gate " + gate).atMost(LIMIT).until(() -> gate(gate).waiting(), waiting -> waiting == count);
    }

    private static void open(String gate) {
        gate(gate).open();
    }

    private static Gates.Gate gate(String gate) {
        return cluster.bean("worker-1", Gates.class).gate(gate);
    }
}
