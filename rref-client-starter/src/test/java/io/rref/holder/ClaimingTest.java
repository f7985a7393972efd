package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefState.Access;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.HandlesReceived;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.Message;
import io.rref.protocol.Message.Cancel;
import io.rref.protocol.Message.OpenLease;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Handles that come with an answer or a request: claimed before anybody sees them. */
class ClaimingTest {

    private static final ReceptionId RECEPTION = new ReceptionId(1);

    private final Driver driver = new Driver();

    private final WireHandle target = driver.handleAt("w");

    private final WireHandle first = driver.arriving("o");

    private final WireHandle second = driver.arriving("p");

    @Test
    void whenAnswerBringsHandlesThenItIsAcknowledgedOnlyAfterTheirClaims() {
        OperationId call = driver.call(target);
        driver.reply(lastCall(), returned());

        driver.grant("o").grant("p");
        claimed("o");
        assertThat(driver.outcome(call)).isNull();
        assertThat(openNumbers("w")).isEqualTo(1);
        claimed("p");

        assertThat(driver.outcome(call)).isEqualTo(new Outcome.Answered(returned(), Map.of()));
        assertThat(openNumbers("w")).isZero();
        assertThat(driver.access(first)).isEqualTo(Access.OPEN);
        assertThat(driver.access(second)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenAnswerWithHandlesIsSettledThenTheOwnerHearsOfItSoonWithoutAnotherMessage() {
        driver.call(target);
        driver.reply(lastCall(), returned());
        driver.grant("o").grant("p");
        claimed("o");
        claimed("p");
        int before = driver.sent("w", RenewLease.class).size();
        List<Message.Numbered> numbered = driver.sent("w", Message.Numbered.class);

        driver.advance(Duration.ofMillis(50));

        List<RenewLease> renewals = driver.sent("w", RenewLease.class);
        assertThat(renewals).hasSize(before + 1);
        assertThat(renewals.get(before)
                        .settled()
                        .contains(numbered.get(numbered.size() - 1).number()))
                .isTrue();
    }

    @Test
    void whenAnotherMessageTellsOfTheSettlementThenNoRenewalIsNeeded() {
        driver.call(target);
        driver.reply(lastCall(), returned());
        driver.grant("o").grant("p");
        claimed("o");
        claimed("p");
        int before = driver.sent("w", RenewLease.class).size();

        driver.call(target);
        driver.advance(Duration.ofMillis(50));

        assertThat(driver.sent("w", RenewLease.class)).hasSize(before);
    }

    @Test
    void whenClaimOnAnAnswerIsRefusedThenTheValueComesWithThatHandleLost() {
        OperationId call = driver.call(target);
        driver.reply(lastCall(), returned());
        driver.grant("o").grant("p");

        claimed("o");
        driver.refuse(driver.lastAction("p", Action.Claim.class), ProblemType.REFERENCE_GONE);

        assertThat(driver.outcome(call))
                .isEqualTo(new Outcome.Answered(returned(), Map.of(second.fork(), LossReason.RELEASED)));
        assertThat(driver.access(second)).isNull();
    }

    @Test
    void whenThirdOwnerIsDeadThenItsClaimEndsAfterFiveSeconds() {
        OperationId call = driver.call(target);
        driver.reply(lastCall(), returned());
        driver.grant("o");
        claimed("o");

        driver.advance(Duration.ofSeconds(5));

        assertThat(driver.outcome(call))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.lostHandles()).containsOnlyKeys(second.fork()));
        assertThat(openNumbers("w")).isZero();
    }

    @Test
    void whenAnswerComesAfterItWasGivenUpThenItsHandlesAreDeclinedBeforeTheNumberIsSettled() {
        OperationId call = driver.call(target);
        driver.cancel(call);
        driver.reply(driver.lastTo("w", Cancel.class), returned());
        driver.grant("o").grant("p");

        assertThat(driver.actions("o")).containsExactly(new Action.Release(first.rref(), first.fork()));
        driver.reply(driver.lastAction("o", Action.Release.class), new Reply.Done());
        assertThat(openNumbers("w")).isEqualTo(1);
        driver.reply(driver.lastAction("p", Action.Release.class), new Reply.Done());

        assertThat(openNumbers("w")).isZero();
        assertThat(driver.decided(Complete.class))
                .filteredOn(done -> done.operation().equals(call))
                .hasSize(1);
    }

    @Test
    void whenGivenUpWhileHandlesAreClaimedThenTheyAreReleased() {
        OperationId call = driver.call(target);
        driver.reply(lastCall(), new Reply.Returned(Content.EMPTY, List.of(first)));
        driver.grant("o");

        driver.cancel(call);
        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
        claimed("o");

        assertThat(driver.actions("o", Action.Release.class)).hasSize(1);
        assertThat(openNumbers("w")).isZero();
    }

    @Test
    void whenLeaseIsLostWhileHandlesAreClaimedThenTheCallEndsBeforeTheLossIsTold() {
        OperationId call = driver.call(target);
        driver.reply(lastCall(), new Reply.Returned(Content.EMPTY, List.of(first)));

        driver.refuse(driver.lastTo("w", RenewLease.class), ProblemType.LEASE_LOST);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
        driver.grant("o");
        claimed("o");
        assertThat(driver.actions("o", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenAnswerIsDoubledThenHandlesAreClaimedOnce() {
        driver.call(target);
        ExchangeId exchange = lastCall();
        driver.advance(Duration.ofSeconds(2));
        driver.reply(lastCall(), returned());
        driver.reply(exchange, returned());
        driver.grant("o");

        assertThat(driver.actions("o", Action.Claim.class)).hasSize(1);
    }

    @Test
    void whenRequestBringsHandlesThenAllAreClaimedAtOnceEachAtItsOwner() {
        arrived(first, second, driver.arriving("o"));
        driver.grant("o").grant("p");

        assertThat(driver.actions("o", Action.Claim.class)).hasSize(2);
        assertThat(driver.actions("p", Action.Claim.class)).hasSize(1);
        claimed("o");
        claimed("o");
        assertThat(driver.decided(HandlesReceived.class)).isEmpty();
        claimed("p");

        assertThat(received()).isEmpty();
    }

    @Test
    void whenRequestBringsNoHandlesThenTheyAreReceivedAtOnce() {
        arrived();

        assertThat(received()).isEmpty();
    }

    @Test
    void whenClaimIsRefusedThenThatHandleIsAndTheOthersAreListed() {
        arrived(first, second);
        driver.grant("o").grant("p");

        claimed("o");
        driver.refuse(driver.lastAction("p", Action.Claim.class), ProblemType.REFERENCE_GONE);

        assertThat(received()).containsOnlyKeys(second.fork());
        assertThat(received().get(second.fork())).extracting(Problem::type).isEqualTo(ProblemType.REFERENCE_GONE);
        assertThat(driver.access(first)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenClaimTimesOutThenItIsRefusedAndCancelledAndReleasedIfItRan() {
        arrived(first);
        driver.grant("o");
        driver.advance(Duration.ofSeconds(10));

        assertThat(received()).containsOnlyKeys(first.fork());
        driver.reply(driver.lastTo("o", Cancel.class), new Reply.Done());

        assertThat(driver.actions("o", Action.Release.class))
                .containsExactly(new Action.Release(first.rref(), first.fork()));
        assertThat(driver.access(first)).isNull();
    }

    @Test
    void whenOwnerIsUnreachableThenTheReceptionIsRefusedAtItsDeadline() {
        arrived(first);

        driver.advance(Duration.ofSeconds(10));

        assertThat(received()).containsOnlyKeys(first.fork());
        assertThat(driver.unansweredTo("o", OpenLease.class)).isNotEmpty();
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenLeaseEndedUnderAClaimThenItIsClaimedUnderTheNext() {
        driver.handleAt("o");
        arrived(first);

        driver.leaseLongLost(driver.lastAction("o", Action.Claim.class));
        driver.grant("o");
        claimed("o");

        assertThat(received()).isEmpty();
        assertThat(driver.access(first)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenHandleIsLostAgainBeforeTheOthersAreClaimedThenItIsRefused() {
        arrived(first, second);
        driver.grant("o").grant("p");
        claimed("o");

        driver.refuse(driver.lastTo("o", RenewLease.class), ProblemType.LEASE_LOST);
        claimed("p");

        assertThat(received()).containsOnlyKeys(first.fork());
        assertThat(driver.access(first)).isNull();
    }

    @Test
    void whenReceptionIsDoubledThenItIsReceivedOnce() {
        arrived(first);
        arrived(first);
        driver.grant("o");
        claimed("o");

        assertThat(driver.decided(HandlesReceived.class)).hasSize(1);
    }

    private void arrived(WireHandle... handles) {
        driver.feed(new HolderEvent.HandlesArrived(
                RECEPTION, List.of(handles), driver.now().plus(Duration.ofSeconds(10))));
    }

    private Map<ForkId, Problem> received() {
        assertThat(driver.decided(HandlesReceived.class)).hasSize(1);
        return driver.decided(HandlesReceived.class).get(0).refused();
    }

    private Reply.Returned returned() {
        return new Reply.Returned(Content.EMPTY, List.of(first, second));
    }

    private void claimed(String owner) {
        driver.reply(driver.lastAction(owner, Action.Claim.class), new Reply.Done());
    }

    private ExchangeId lastCall() {
        return driver.lastAction("w", Action.Call.class);
    }

    private int openNumbers(String worker) {
        return driver.machine().snapshot().leases().stream()
                .filter(lease -> lease.worker().equals(worker))
                .mapToInt(HolderSnapshot.Lease::openNumbers)
                .sum();
    }
}
