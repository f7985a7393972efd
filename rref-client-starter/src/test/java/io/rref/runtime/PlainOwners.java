package io.rref.runtime;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import io.rref.transport.WorkerTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Two workers, as plain as can be: one has a sum, the other borrows handles to it. They answer at once, one message at a time,
 * and remember what no correct holder does.
 */
final class PlainOwners implements WorkerTransport {

    private final Set<ForkId> forks = new HashSet<>();

    private final Set<RequestNumber> numbers = new HashSet<>();

    private final List<String> faults = new ArrayList<>();

    private long sum;

    private boolean lost;

    @Override
    public synchronized CompletableFuture<Reply> send(Message message) {
        Reply reply = reply(message);
        return reply == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(reply);
    }

    /** From now on the owner of the sum knows its holder no more. */
    synchronized void loseHolder() {
        lost = true;
        forks.clear();
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Forks that nobody has let go. */
    synchronized Set<ForkId> forks() {
        return Set.copyOf(forks);
    }

    private @Nullable Reply reply(Message message) {
        if (message instanceof Message.OpenLease) {
            Incarnation incarnation =
                    new Incarnation(1, message.target().worker().hashCode());
            return new Reply.LeaseGranted(incarnation, new LeaseToken(1, 1), Duration.ofSeconds(30));
        }
        if (message instanceof Message.RenewLease) {
            return null;
        }
        if (!(message instanceof Message.Numbered numbered)) {
            return new Reply.Done();
        }
        boolean ofSum = message.target().worker().equals("worker-1");
        if (ofSum && lost) {
            return new Reply.Refused(new Problem(ProblemType.LEASE_LOST, "the lease has ended"));
        }
        if (ofSum && !numbers.add(numbered.number())) {
            faults.add(numbered.number() + " came twice, though nothing was lost");
        }
        return act(numbered.action());
    }

    private Reply act(Action action) {
        if (action instanceof Action.Create create) {
            forks.add(create.fork());
            return Reply.Listed.at(create.rref(), CreationStage.READY);
        }
        if (action instanceof Action.Call call) {
            requireListed(call.fork(), "a call");
            sum += Long.parseLong(textOf(call.arguments()));
            return new Reply.Returned(Content.of(String.valueOf(sum).getBytes(StandardCharsets.UTF_8)), List.of());
        }
        if (action instanceof Action.Register register) {
            requireListed(register.parent(), "a share");
            forks.add(register.child());
        }
        if (action instanceof Action.Release release) {
            requireListed(release.fork(), "a release");
            forks.remove(release.fork());
        }
        if (action instanceof Action.CallFunction take) {
            take.handles().stream().map(WireHandle::fork).forEach(this::borrow);
            return new Reply.Returned(Content.of("null".getBytes(StandardCharsets.UTF_8)), List.of());
        }
        return new Reply.Done();
    }

    /** The borrower closes at once what it got. */
    private void borrow(ForkId fork) {
        if (!lost) {
            requireListed(fork, "a handle of a request");
            forks.remove(fork);
        }
    }

    private void requireListed(ForkId fork, String what) {
        if (!forks.contains(fork)) {
            faults.add(what + " came under fork " + fork + ", which nobody holds");
        }
    }

    /** The one argument of a call. */
    private static String textOf(Content arguments) {
        String list = new String(arguments.bytes(), StandardCharsets.UTF_8);
        return list.substring(1, list.length() - 1);
    }
}
