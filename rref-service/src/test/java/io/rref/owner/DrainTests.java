package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.Notice;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner stops in order. */
class DrainTests {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    private ExchangeId running = new ExchangeId(0);

    @BeforeEach
    void aliceHasReadAllAnswers() {
        readsAll();
    }

    @Test
    void whenADrainBeginsThenHoldersAreToldAtOnce() {
        callRuns();
        ExchangeId renewal = alice.renew();

        world.drain(LONGEST);

        assertThat(world.noticesIn(renewal)).containsExactly(new Notice.Draining(1, LONGEST));
    }

    @Test
    void whenADrainIsSaidAgainThenWithWhatRemains() {
        callRuns();
        world.drain(LONGEST);
        world.pass(Duration.ofSeconds(5));

        assertThat(world.noticesIn(alice.renew()))
                .containsExactly(new Notice.Draining(1, LONGEST.minus(Duration.ofSeconds(5))));
    }

    @Test
    void whenItDrainsThenNewLeasesObjectsAndNamesAreRefusedAndHandlesWorkOn() {
        world.declare("visits");
        callRuns();
        world.drain(LONGEST);

        assertRefused(
                world.open(new Message.OpenLease(world.target(), OwnerWorld.holderId("bob", 2), 1)),
                ProblemType.DRAINING);
        assertRefused(alice.ask(create(rref(2), fork(2))), ProblemType.DRAINING);
        assertRefused(alice.ask(alice.lastNumber(), create(rref(2), fork(2))), ProblemType.DRAINING);
        assertRefused(
                alice.ask(new Action.Find("visits", OwnerWorld.CONTRACT, rref(3), fork(3))), ProblemType.DRAINING);
        ExchangeId call = alice.send(call(rref(1), fork(1)));
        world.ended(world.startedWork(), returned("2"));
        assertThat(world.replyTo(call)).isEqualTo(returned("2"));
        assertThat(alice.ask(new Action.Register(rref(1), fork(1), fork(7), null, Duration.ZERO)))
                .isEqualTo(DONE);
    }

    @Test
    void whenItDrainsThenWorkOfItsOwnProcessMayStillMakeObjects() {
        callRuns();
        world.drain(LONGEST);

        TestHolder self = new TestHolder(world, OwnerWorld.OWNER).open(1);
        self.send(create(rref(2), fork(2)));

        assertThat(world.startedWork(Work.CreateObject.class).rref()).isEqualTo(rref(2));
    }

    @Test
    void whenTheLastWorkHasEndedAndItsAnswerIsReadThenAllEndsAtOnce() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        world.ended(work, returned("2"));
        assertThat(world.replyTo(running)).isEqualTo(returned("2"));
        assertThat(world.hasLease(alice.id))
                .as("the answer has not been read yet")
                .isTrue();

        ExchangeId told = alice.settlesAll().hears(1).renew();

        assertOwnerLost(world.replyTo(told));
        assertThat(world.hasLease(alice.id)).isFalse();
        assertThat(world.released).containsExactly(rref(1));
        assertThat(world.last(OwnerDecision.DrainEnded.class))
                .containsExactly(new OwnerDecision.DrainEnded(0, List.of(alice.id), List.of()));
    }

    @Test
    void whenAnAnswerIsNeverReadThenTheDrainEndsAfterTwoSecondsAllTheSame() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        world.ended(work, returned("2"));

        world.pass(Duration.ofSeconds(2));

        assertThat(world.hasLease(alice.id)).isFalse();
    }

    /** Callers that keep coming never have all of these read. */
    @Test
    void whenOnlyRefusalsAreNotReadThenTheDrainDoesNotWaitForThem() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        assertRefused(alice.ask(create(rref(2), fork(2))), ProblemType.DRAINING);
        world.ended(work, returned("2"));
        assertThat(world.hasLease(alice.id)).as("the call's answer is not read").isTrue();

        ExchangeId told = alice.settlesBefore(1).hears(1).renew();

        assertThat(lasted(world.replyTo(told)))
                .as("what was refused has not run: the end of the lease says so again")
                .isPresent();
    }

    /** A call that is on its way then has not come here: its caller may be certain of it. */
    @Test
    void whenAllAnswersAreReadThenHoldersLearnThatNothingElseOfTheirsHasRunSinceTheirLeaseWasOpened() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        world.pass(Duration.ofSeconds(3));
        world.ended(work, returned("2"));

        ExchangeId told = alice.settlesAll().hears(1).renew();

        assertThat(lasted(world.replyTo(told))).hasValue(Duration.ofSeconds(3));
        assertThat(lasted(alice.ask(call(rref(1), fork(1)))))
                .as("what comes late hears the same")
                .hasValue(Duration.ofSeconds(3));
    }

    @Test
    void whenAnAnswerIsNotReadThenItsHolderLearnsNothingOfWhatHasRun() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        world.ended(work, returned("2"));
        world.pass(Duration.ofSeconds(2));

        assertThat(lasted(alice.ask(call(rref(1), fork(1))))).isEmpty();
    }

    private static Optional<Duration> lasted(@Nullable Reply reply) {
        assertOwnerLost(reply);
        return ((Reply.Refused) Objects.requireNonNull(reply)).problem().lasted();
    }

    @Test
    void whenWorkDoesNotEndThenItIsAskedToStopWhenTheTimeIsUp() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        world.pass(Duration.ofSeconds(15));
        ExchangeId renewal = alice.hears(1).renew();

        world.pass(Duration.ofSeconds(5));

        assertOwnerLost(world.replyTo(renewal));
        assertThat(world.last())
                .contains(
                        new OwnerDecision.StopWork(work),
                        new OwnerDecision.DrainEnded(1, List.of(alice.id), List.of()));
        assertThat(world.released).as("running work holds its object").isEmpty();
        world.ended(work, returned("2"));
        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenADrainIsInItsLastQuarterThenNewCallsAreRefusedAndRunningOnesEnd() {
        callRuns();
        world.drain(LONGEST);
        world.pass(LONGEST.multipliedBy(3).dividedBy(4).minusNanos(1));
        ExchangeId before = alice.send(call(rref(1), fork(1)));
        WorkId accepted = world.startedWork();

        world.pass(Duration.ofNanos(1));

        RequestNumber refused = alice.nextNumber();
        assertRefused(alice.ask(refused, call(rref(1), fork(1))), ProblemType.DRAINING);
        assertRefused(alice.ask(refused, call(rref(1), fork(1))), ProblemType.DRAINING);
        assertRefused(alice.ask(new Action.Fetch(rref(1), fork(1))), ProblemType.DRAINING);
        assertRefused(alice.ask(TestHolder.function(null)), ProblemType.DRAINING);
        assertThat(alice.ask(new Action.Register(rref(1), fork(1), fork(7), null, Duration.ZERO)))
                .as("what runs may pass on what it holds")
                .isEqualTo(DONE);
        world.ended(accepted, returned("3"));
        assertThat(world.replyTo(before)).isEqualTo(returned("3"));
    }

    @Test
    void whenADrainIsLongThenCallsAreRefusedInTheLastFiveSecondsOnly() {
        callRuns();
        world.drain(Duration.ofSeconds(24));
        world.pass(Duration.ofSeconds(19).minusNanos(1));
        ExchangeId call = alice.send(call(rref(1), fork(1)));
        assertThat(world.isOpen(call)).as("it runs").isTrue();

        world.pass(Duration.ofNanos(1));

        assertRefused(alice.ask(call(rref(1), fork(1))), ProblemType.DRAINING);
    }

    @Test
    void whenADrainClosesThenWorkOfItsOwnProcessMayStillCall() {
        callRuns();
        TestHolder self = new TestHolder(world, OwnerWorld.OWNER).open(1).owns(rref(2), fork(2));
        world.drain(LONGEST);
        world.pass(Duration.ofSeconds(16));

        self.send(call(rref(2), fork(2)));

        assertThat(world.startedWork(Work.RunCall.class).rref()).isEqualTo(rref(2));
    }

    @Test
    void whenCallersKeepComingThenTheDrainEndsBeforeItsTimeAndCutsNothingOff() {
        WorkId work = callRuns();
        world.drain(LONGEST);
        world.pass(Duration.ofSeconds(15));
        world.ended(work, returned("2"));

        for (int call = 0; call < 20; call++) {
            world.pass(Duration.ofMillis(100));
            alice.ask(call(rref(1), fork(1)));
        }

        assertThat(world.hasLease(alice.id)).isFalse();
        assertThat(world.replyTo(running)).isEqualTo(returned("2"));
    }

    @Test
    void whenAHolderHasNoRenewalStandingThenItHasASecondToAsk() {
        world.drain(LONGEST);
        assertThat(world.last(OwnerDecision.DrainEnded.class)).isEmpty();

        ExchangeId late = alice.renew();

        assertOwnerLost(world.replyTo(late));
        assertThat(world.last(OwnerDecision.DrainEnded.class))
                .containsExactly(new OwnerDecision.DrainEnded(0, List.of(alice.id), List.of()));
    }

    @Test
    void whenAHolderIsDeadThenTheDrainEndsWithoutIt() {
        world.drain(LONGEST);

        world.pass(Duration.ofSeconds(1));

        assertThat(world.last(OwnerDecision.DrainEnded.class))
                .containsExactly(new OwnerDecision.DrainEnded(0, List.of(), List.of(alice.id)));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.last(OwnerDecision.DrainEnded.class)).as("said once").isEmpty();
    }

    @Test
    void whenItHasEndedThenNothingRunsUnderAnyToken() {
        RequestNumber number = alice.nextNumber();
        world.drain(LONGEST);

        assertOwnerLost(alice.ask(number, call(rref(1), fork(1))));
        assertOwnerLost(alice.cancel(number));
        assertThat(alice.leave()).isEqualTo(DONE);
        assertRefused(world.open(new Message.OpenLease(world.target(), alice.id, 2)), ProblemType.DRAINING);
    }

    @Test
    void whenNothingIsHeldThenADrainEndsInTheSameStep() {
        OwnerWorld idle = new OwnerWorld();

        idle.drain(LONGEST);

        assertThat(idle.last()).isEqualTo(List.of(new OwnerDecision.DrainEnded(0, List.of(), List.of())));
        idle.drain(LONGEST);
        assertThat(idle.last()).isEmpty();
    }

    @Test
    void whenANameHoldsAnObjectThenTheEndOfTheWorkerReleasesIt() {
        alice.send(new Action.Publish(
                "visits", OwnerWorld.CONTRACT, rref(5), fork(5), TestHolder.content("new"), List.of()));
        world.created(world.startedWork());
        readsAll();

        world.drain(LONGEST);

        assertThat(world.released).containsExactlyInAnyOrder(rref(1), rref(5));
    }

    /** Any message says which numbers are settled. */
    private void readsAll() {
        alice.settlesAll().look("nothing");
    }

    /** A call of alice on her object that runs. */
    private WorkId callRuns() {
        running = alice.send(call(rref(1), fork(1)));
        return world.startedWork();
    }

    private static void assertOwnerLost(@Nullable Reply reply) {
        Problem problem = assertRefused(reply, ProblemType.LEASE_LOST);
        assertThat(problem.members()).containsEntry(Problem.REASON, LossReason.OWNER_LOST.name());
    }
}
