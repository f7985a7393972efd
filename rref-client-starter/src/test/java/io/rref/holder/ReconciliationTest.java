package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.RRefState.Access;
import io.rref.holder.HolderDecision.ForksDiffered;
import io.rref.holder.HolderDecision.HandleLost;
import io.rref.protocol.Action;
import io.rref.protocol.ForkSum;
import io.rref.protocol.ListedFork;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.Notice;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What this process says it has at an owner, and what it does when the owner lists something else. */
class ReconciliationTest {

    private static final RRefId FORGOTTEN_OBJECT = new RRefId(70, 1);

    private static final ForkId FORGOTTEN = new ForkId(90, 1);

    private final Driver driver = new Driver();

    private final WireHandle first = driver.handleAt("w");

    private final WireHandle second = driver.handleAt("w");

    private long notices;

    @Test
    void whenNothingIsUnderWayThenARenewalSaysWhatIsHeld() {
        assertThat(nextHeld()).isEqualTo(ForkSum.of(List.of(second.fork(), first.fork())));
    }

    @Test
    void whenARequestIsOpenThenARenewalSaysNothingOfIt() {
        driver.call(first);

        assertThat(nextHeld()).isNull();
    }

    @Test
    void whenAHandleIsClosedThenItCountsNoMoreOnceItsReleaseIsSettled() {
        driver.close(first);
        assertThat(nextHeld()).as("its release is under way").isNull();

        driver.reply(driver.lastAction("w", Action.Release.class), new Reply.Done());

        assertThat(nextHeld()).isEqualTo(ForkSum.of(List.of(second.fork())));
    }

    @Test
    void whenAHandleIsRevokedThenItCountsNoMoreNorWhenItIsClosed() {
        hear(new Notice.Revoked(++notices, List.of(first.fork())));
        assertThat(nextHeld()).isEqualTo(ForkSum.of(List.of(second.fork())));

        driver.close(first);

        assertThat(nextHeld()).isEqualTo(ForkSum.of(List.of(second.fork())));
    }

    @Test
    void whenTheLeaseHasLapsedThenARenewalSaysNothingOfIt() {
        driver.ownersFallSilent().advance(Driver.TERMS.length());

        assertThat(lastRenewal().held()).isNull();
    }

    @Test
    void whenTheOwnerListsAForkThatNobodyHereHasThenItIsReleased() {
        driver.forgetPast();

        hear(page(1, true, listed(first), listed(second), new ListedFork(FORGOTTEN_OBJECT, FORGOTTEN)));

        assertThat(driver.actions("w")).containsExactly(new Action.Release(FORGOTTEN_OBJECT, FORGOTTEN));
        assertThat(driver.decided(ForksDiffered.class)).singleElement().satisfies(found -> {
            assertThat(found.released()).isOne();
            assertThat(found.lost()).isZero();
        });
        assertThat(driver.access(first)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenTheOwnerDoesNotListAHandleThenItIsLostAndTheOthersWorkOn() {
        driver.forgetPast();

        hear(page(1, true, listed(second)));

        assertThat(driver.decided(HandleLost.class)).containsExactly(new HandleLost(first.fork(), LossReason.RELEASED));
        assertThat(driver.access(second)).isEqualTo(Access.OPEN);
        assertThat(driver.actions("w")).isEmpty();
        assertThat(nextHeld()).isEqualTo(ForkSum.of(List.of(second.fork())));
    }

    @Test
    void whenTheListingHasSeveralPagesThenAllOfThemCount() {
        hear(page(1, false, listed(first)));
        assertThat(driver.decided(HandleLost.class))
                .as("lost before the last page")
                .isEmpty();

        hear(page(2, true, listed(second)));

        assertThat(driver.decided(HandleLost.class)).isEmpty();
        assertThat(driver.decided(ForksDiffered.class)).hasSize(1);
    }

    @Test
    void whenAPageIsMissingThenNothingIsDone() {
        hear(page(2, true, listed(second)));

        assertThat(driver.decided(HandleLost.class)).isEmpty();
        assertThat(driver.decided(ForksDiffered.class)).isEmpty();
    }

    @Test
    void whenSomethingHasBegunSinceThenTheListingIsPassedOver() {
        Notice.Listing old = page(1, true, listed(first), listed(second));
        WireHandle third = driver.handleAt("w");

        hear(old);

        assertThat(driver.access(third)).isEqualTo(Access.OPEN);
        assertThat(driver.decided(HandleLost.class)).isEmpty();
    }

    @Test
    void whenARequestIsUnderWayThenTheListingIsPassedOver() {
        Notice.Listing old = page(1, true, listed(first));
        driver.query(first);

        hear(old);

        assertThat(driver.decided(HandleLost.class)).isEmpty();
    }

    private static ListedFork listed(WireHandle handle) {
        return new ListedFork(handle.rref(), handle.fork());
    }

    /** As of now. */
    private Notice.Listing page(int page, boolean last, ListedFork... forks) {
        hear();
        RequestNumber below = lastRenewal().settled().lowestOpen();
        return new Notice.Listing(++notices, below, page, last, List.of(forks));
    }

    private @Nullable ForkSum nextHeld() {
        hear();
        return lastRenewal().held();
    }

    private RenewLease lastRenewal() {
        return (RenewLease) driver.message(driver.lastTo("w", RenewLease.class));
    }

    private void hear(Notice... said) {
        ExchangeId renewal = driver.lastTo("w", RenewLease.class);
        long sequence = ((RenewLease) driver.message(renewal)).sequence();
        driver.reply(renewal, new Reply.LeaseRenewed(sequence, List.of(said)));
    }
}
