package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.RRefState.Access;
import io.rref.holder.HolderEvent;
import io.rref.holder.HolderProtocol;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A holder that fences itself: whichever thread comes first after a pause, and wherever it was held up. */
class PausedShellTest {

    private static final LeaseTerms TERMS = LeaseTerms.DEFAULT;

    private static final Incarnation OWNER = new Incarnation(1, 1);

    private final FreshIds ids = new FreshIds();

    private final List<Message> sent = new CopyOnWriteArrayList<>();

    private volatile MonotonicTime now = new MonotonicTime(1_000_000);

    private final HolderShell shell = new HolderShell(
            new HolderId("app", new Incarnation(2, 2)),
            TERMS,
            HolderProtocol.MOST_OPERATIONS,
            () -> now,
            this::send,
            new OwnWorker(),
            new HandleRegistry(),
            Runnable::run);

    private final Action.Create first = create();

    PausedShellTest() {
        shell.submit(request(first));
        sent.clear();
    }

    @AfterEach
    void stop() {
        shell.stop();
    }

    @Test
    void whenAThreadIsHeldUpOnItsWayBeyondTheLeaseThenItSendsNothingButARenewal() {
        HolderShell.Decided decided = shell.accept(request(create()));

        pause(TERMS.untilHolderLapses());
        shell.carryOut(decided);

        assertThat(sent).isNotEmpty().allMatch(Message.RenewLease.class::isInstance);
    }

    @Test
    void whenAThreadIsHeldUpWithinTheLeaseThenItSends() {
        HolderShell.Decided decided = shell.accept(request(create()));

        pause(TERMS.untilHolderLapses().dividedBy(2));
        shell.carryOut(decided);

        assertThat(sent).hasAtLeastOneElementOfType(Message.Numbered.class);
    }

    @Test
    void whenThreadsWakeUpAfterAPauseThenTheFirstOneFindsTheLeaseLapsed() {
        pause(TERMS.untilHolderLapses());

        shell.submit(request(create()));

        assertThat(sent).isNotEmpty().allMatch(Message.RenewLease.class::isInstance);
    }

    @Test
    void whenAStateIsAskedForAfterAPauseThenItIsSuspended() {
        pause(TERMS.untilHolderLapses());

        assertThat(shell.state(first.fork()))
                .hasValueSatisfying(state -> assertThat(state.access()).isEqualTo(Access.SUSPENDED));
    }

    private void pause(Duration lasted) {
        now = now.plus(lasted);
    }

    private Action.Create create() {
        return new Action.Create(ids.rref(), ids.fork(), "Counter", Content.EMPTY, List.of());
    }

    private HolderEvent request(Action.Create create) {
        MonotonicTime deadline = now.plus(Duration.ofMinutes(5));
        return new HolderEvent.ActionRequested(
                shell.nextOperation(), new Target("worker-1", null), create, List.of(), deadline);
    }

    private CompletableFuture<Reply> send(Message message) {
        sent.add(message);
        if (message instanceof Message.OpenLease) {
            return CompletableFuture.completedFuture(
                    new Reply.LeaseGranted(OWNER, new LeaseToken(7, 7), TERMS.length()));
        }
        if (message instanceof Message.Numbered numbered && numbered.action() instanceof Action.Create create) {
            return CompletableFuture.completedFuture(Reply.Listed.at(create.rref(), CreationStage.READY));
        }
        return new CompletableFuture<>();
    }
}
