package io.rref.worker;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.codec.ValueCodec;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.execution.ExecutionCatalog;
import io.rref.execution.FailureDetail;
import io.rref.execution.MethodRunner;
import io.rref.execution.RemoteFailures;
import io.rref.owner.OwnerLimits;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.Action;
import io.rref.protocol.Caller;
import io.rref.protocol.Content;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import io.rref.runtime.CallWatch;
import io.rref.runtime.FreshIds;
import io.rref.runtime.HolderRuntime;
import io.rref.runtime.RuntimeSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * An owner as its shell runs it, with two holders whose messages many threads bring. User code runs on the thread that brings
 * the message. Every reply comes back as a text that two runs in the same order share.
 */
final class SharedOwner {

    static final String CONTRACT = Tally.class.getName();

    private static final HolderId SELF = new HolderId("worker-1", new Incarnation(1, 1));

    private static final Target TARGET = new Target(SELF.name(), SELF.incarnation());

    private static final Duration REMAINING = Duration.ofHours(1);

    private static final Set<String> NOT_EXECUTED = Set.of(ProblemType.CANCELLED.name(), ProblemType.LEASE_LOST.name());

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    /** Without a lock many messages are never answered. */
    private static final Duration SHORT_ANSWER_LIMIT = Duration.ofMillis(300);

    /** Costly to make, and the same for all. */
    private static final ValueCodec CODEC = ValueCodec.create(List.of());

    private static final ExecutionCatalog CATALOG =
            ExecutionCatalog.of(List.of(RememberingTally.class), List.of(), new DefaultListableBeanFactory());

    private final HandClock clock = new HandClock();

    private final OwnerShell shell;

    private final HolderRuntime holder;

    private final LeaseToken first;

    private final LeaseToken second;

    private Duration answerLimit = ANSWER_LIMIT;

    SharedOwner() {
        this(Runnable::run);
    }

    /**
     * The same with another place for work that has waited, or makes something.
     *
     * @param executor never the thread that brings a message, unless it is to run all that at once
     */
    SharedOwner(Executor executor) {
        FreshIds ids = new FreshIds();
        holder = new HolderRuntime(
                SELF,
                LeaseTerms.DEFAULT,
                new HandClock(),
                new RuntimeSettings(REMAINING, REMAINING, Duration.ofMillis(1)),
                new StaticWorkerDirectory(Map.of()),
                message -> new CompletableFuture<>(),
                CODEC,
                ids,
                Runnable::run);
        Workshop workshop = new Workshop(
                CATALOG,
                new MethodRunner(),
                new RemoteFailures(SELF.name(), FailureDetail.WITHOUT_STACK),
                holder.workerHandles(),
                holder.watches());
        shell = new OwnerShell(
                SELF, LeaseTerms.DEFAULT, clock, OwnerLimits.DEFAULT, ids, executor, Runnable::run, workshop);
        holder.attach(shell);
        first = open(holder(1));
        second = open(holder(2));
    }

    OwnerShell shell() {
        return shell;
    }

    /** Who is told of all that it runs from now on. */
    void observeBy(CallWatch watch) {
        holder.observeCalls(watch);
    }

    /** The same with a shell whose lock lets everybody in. */
    static SharedOwner withoutLock() {
        SharedOwner owner = new SharedOwner();
        OpenLock.replaceLockOf(owner.shell);
        owner.answerLimit = SHORT_ANSWER_LIMIT;
        return owner;
    }

    static HolderId holder(int number) {
        return new HolderId("holder-" + number, new Incarnation(2, number));
    }

    static RRefId rref(int number) {
        return new RRefId(3, number);
    }

    static ForkId fork(int number) {
        return new ForkId(4, number);
    }

    private LeaseToken open(HolderId holder) {
        return ((Reply.LeaseGranted) await(new Message.OpenLease(TARGET, holder, 1))).lease();
    }

    /**
     * One numbered request; waits for its answer. One that was stopped after it was accepted and before it ran is not executed, and
     * neither is one that came later.
     */
    String request(int holder, int number, Action action) {
        String answer = answer(numbered(holder, number, action));
        return NOT_EXECUTED.contains(answer) ? "not executed" : answer;
    }

    /** One numbered request; does not wait for its answer. */
    CompletableFuture<Reply> start(int holder, int number, Action action) {
        return shell.handle(numbered(holder, number, action), Caller.ANYBODY, Runnable::run);
    }

    private Message numbered(int holder, int number, Action action) {
        return new Message.Numbered(
                TARGET, lease(holder), new RequestNumber(number), SettledNumbers.NONE, REMAINING, action);
    }

    /** Ends a number: whether it ran or never will run. Asks until what runs has ended. */
    String cancel(int holder, int number) {
        Message cancel = cancelOf(holder, number);
        long until = System.nanoTime() + answerLimit.toNanos();
        Reply reply = await(cancel);
        while (reply instanceof Reply.AskedToStop && System.nanoTime() < until) {
            Thread.yield();
            reply = await(cancel);
        }
        return reply instanceof Reply.Returned ? "ran" : text(reply);
    }

    /** Asks once for the end of a number; does not wait for the answer. */
    CompletableFuture<Reply> startCancel(int holder, int number) {
        return shell.handle(cancelOf(holder, number), Caller.ANYBODY, Runnable::run);
    }

    private Message cancelOf(int holder, int number) {
        return new Message.Cancel(TARGET, lease(holder), new RequestNumber(number), SettledNumbers.NONE);
    }

    /** A holder says goodbye. */
    String leave(int holder) {
        return answer(new Message.EndLease(TARGET, holder(holder), lease(holder)));
    }

    /** Lets so much time pass, at once. */
    void pass(Duration time) {
        clock.move(time);
    }

    Action.Create create(int rref, int fork) {
        return new Action.Create(rref(rref), fork(fork), CONTRACT, arguments(""), List.of());
    }

    Action.Call add(int rref, int fork, int amount) {
        return new Action.Call(
                rref(rref), fork(fork), "add(long)", arguments(String.valueOf(amount)), List.of(), null, Map.of());
    }

    /** A call that ends only when it is stopped. */
    Action.Call never(int rref, int fork) {
        return new Action.Call(rref(rref), fork(fork), "never()", arguments(""), List.of(), null, Map.of());
    }

    Action.Publish publish(String name, int rref, int fork) {
        return new Action.Publish(name, CONTRACT, rref(rref), fork(fork), arguments(""), List.of());
    }

    Action.Register share(int rref, int parent, int child, int receiver) {
        return new Action.Register(rref(rref), fork(parent), fork(child), holder(receiver), Duration.ZERO);
    }

    Action.Register keep(int rref, int parent, int child) {
        return new Action.Register(rref(rref), fork(parent), fork(child), null, Duration.ZERO);
    }

    private static Content arguments(String listed) {
        return Content.of(("[" + listed + "]").getBytes(StandardCharsets.UTF_8));
    }

    private LeaseToken lease(int holder) {
        return holder == 1 ? first : second;
    }

    /** What the machine lists and what is here are the same, once nothing runs; and the machine does not contradict itself. */
    void requireConsistent(Set<RRefId> everMade) {
        shell.checkInvariants();
        Set<RRefId> listed = shell.snapshot().entries().stream()
                .map(OwnerSnapshot.Entry::rref)
                .collect(Collectors.toSet());
        for (RRefId rref : everMade) {
            if (listed.contains(rref) != shell.value(rref).isPresent()) {
                throw new IllegalStateException(
                        rref + (listed.contains(rref) ? " is listed and not here" : " is here and not listed"));
            }
        }
        shell.snapshot().entries().stream()
                .filter(entry -> entry.runningWork() > 0)
                .findFirst()
                .ifPresent(entry -> {
                    throw new IllegalStateException(entry.rref() + " has work that never ended");
                });
    }

    private String answer(Message message) {
        return text(await(message));
    }

    /** A message without an answer within the limit is what a broken shell leaves behind. */
    private Reply await(Message message) {
        try {
            return shell.handle(message, Caller.ANYBODY, Runnable::run)
                    .get(answerLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException never) {
            throw new IllegalStateException("no answer to " + message, never);
        }
    }

    private static String text(Reply reply) {
        if (reply instanceof Reply.Returned returned) {
            return new String(returned.value().bytes(), StandardCharsets.UTF_8);
        }
        if (reply instanceof Reply.Listed listed) {
            return listed.rref() + (listed.argumentsIgnored() ? " as before" : "");
        }
        if (reply instanceof Reply.Refused refused) {
            return refused.problem().type().name();
        }
        return reply.toString();
    }
}
