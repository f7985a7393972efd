package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefState.Access;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.HandleLost;
import io.rref.holder.HolderDecision.HandlesReceived;
import io.rref.holder.HolderDecision.WorkerDraining;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message.Cancel;
import io.rref.protocol.Message.Numbered;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.Notice;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What owners say first. */
class HearingTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Driver driver = new Driver();

    @Test
    void whenAHandleIsRevokedThenItIsLostAtOnceAndNothingIsSentForIt() {
        WireHandle handle = driver.handleAt("w");
        driver.forgetPast();

        revoke(1, handle.fork());

        assertThat(driver.decided(HandleLost.class)).containsExactly(new HandleLost(handle.fork(), LossReason.REVOKED));
        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
        OperationId later = driver.call(handle);
        assertThat(driver.outcome(later)).isInstanceOf(Outcome.Gone.class);
        driver.close(handle);
        assertThat(driver.actions("w")).isEmpty();
    }

    @Test
    void whenARevokedHandleHasCallsInFlightThenTheyEndBeforeTheLossIsTold() {
        WireHandle handle = driver.handleAt("w");
        OperationId sent = driver.call(handle);
        driver.forgetPast();

        revoke(1, handle.fork());

        assertThat(driver.outcome(sent)).isInstanceOf(Outcome.Unknown.class);
        List<HolderDecision> told = driver.decisions().stream()
                .filter(decision -> decision instanceof Complete || decision instanceof HandleLost)
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo(new HandleLost(handle.fork(), LossReason.REVOKED));
        assertThat(driver.sent("w", Cancel.class))
                .as("what was sent is asked to stop")
                .hasSize(1);
    }

    @Test
    void whenOneHandleIsRevokedThenOthersOfTheLeaseWorkOn() {
        WireHandle revoked = driver.handleAt("w");
        WireHandle other = driver.handleAt("w");

        revoke(1, revoked.fork());

        assertThat(driver.access(other)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenANoticeComesTwiceOrLateThenItChangesNothing() {
        WireHandle handle = driver.handleAt("w");
        driver.call(handle);
        hear(new Notice.Draining(1, MINUTE));
        hear(new Notice.Draining(1, MINUTE), new Notice.Revoked(2, List.of(handle.fork())));

        hear(new Notice.Draining(1, MINUTE));
        hear(new Notice.Draining(1, MINUTE), new Notice.Revoked(2, List.of(handle.fork())));

        assertThat(driver.decided(WorkerDraining.class)).hasSize(1);
        assertThat(driver.decided(HandleLost.class)).hasSize(1);
    }

    @Test
    void whenANoticeWasHeardThenTheNextRenewalSaysSo() {
        driver.handleAt("w");
        driver.forgetPast();

        hear(new Notice.Draining(4, MINUTE));

        assertThat(driver.sent("w", RenewLease.class))
                .extracting(RenewLease::heard)
                .containsExactly(4L);
    }

    @Test
    void whenAHandleIsRevokedBeforeItsClaimIsAnsweredThenItIsRefused() {
        driver.handleAt("w");
        WireHandle arriving = driver.arriving("w");
        driver.feed(new HolderEvent.HandlesArrived(
                new ReceptionId(1), List.of(arriving), driver.now().plus(MINUTE)));
        ExchangeId claim = driver.lastAction("w", Action.Claim.class);

        revoke(1, arriving.fork());
        driver.reply(claim, new Reply.Done());

        assertThat(driver.decided(HandlesReceived.class))
                .singleElement()
                .satisfies(received -> assertThat(received.refused()).containsKey(arriving.fork()));
    }

    @Test
    void whenAHandleIsRevokedBeforeItsCreationIsAnsweredThenItIsLost() {
        driver.handleAt("w");
        Action.Create create = driver.create();
        driver.act(Driver.exactly("w"), create, MINUTE);
        ExchangeId sending = driver.lastAction("w", Action.Create.class);

        revoke(1, create.fork());
        driver.reply(sending, Reply.Listed.at(create.rref(), CreationStage.READY));

        assertThat(driver.decided(HandleLost.class)).containsExactly(new HandleLost(create.fork(), LossReason.REVOKED));
        WireHandle handle = new WireHandle("w", Driver.start("w", 1), create.rref(), create.fork(), Driver.CONTRACT);
        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
    }

    @Test
    void whenARequestThatWasAskedToStopHasEndedThenItsOutcomeIsAskedForAtOnce() {
        WireHandle handle = driver.handleAt("w");
        OperationId call = driver.call(handle);
        long number = ((Numbered) driver.message(driver.lastAction("w", Action.Call.class)))
                .number()
                .value();
        driver.cancel(call);
        driver.reply(driver.lastTo("w", Cancel.class), new Reply.AskedToStop());
        driver.forgetPast();

        hear(new Notice.Ended(1, new RequestNumber(number)));
        driver.reply(driver.lastTo("w", Cancel.class), new Reply.Returned(Content.EMPTY, List.of()));

        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenAWorkerDrainsThenItIsToldAndWhatSettlesIsToldAtOnce() {
        WireHandle handle = driver.handleAt("w");
        OperationId call = driver.call(handle);
        hear(new Notice.Draining(1, MINUTE));
        driver.forgetPast();

        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Returned(Content.EMPTY, List.of()));
        driver.advance(Duration.ofMillis(100));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Answered.class);
        assertThat(driver.sent("w", RenewLease.class))
                .as("a renewal that tells what is settled, well before the next one is due")
                .hasSize(1);
    }

    @Test
    void whenTheOwnerHasStoppedThenItsHandlesAreLostWithTheirOwner() {
        WireHandle handle = driver.handleAt("w");
        OperationId sent = driver.call(handle);
        Problem stopped =
                new Problem(ProblemType.LEASE_LOST, "stopped", Map.of(Problem.REASON, LossReason.OWNER_LOST.name()));

        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.Refused(stopped));

        assertThat(driver.outcome(sent)).isInstanceOf(Outcome.Unknown.class);
        assertThat(driver.decided(HandleLost.class))
                .containsExactly(new HandleLost(handle.fork(), LossReason.OWNER_LOST));
    }

    private void revoke(long number, ForkId... forks) {
        hear(new Notice.Revoked(number, List.of(forks)));
    }

    private void hear(Notice... notices) {
        ExchangeId renewal = driver.lastTo("w", RenewLease.class);
        long sequence = ((RenewLease) driver.message(renewal)).sequence();
        driver.reply(renewal, new Reply.LeaseRenewed(sequence, List.of(notices)));
    }
}
