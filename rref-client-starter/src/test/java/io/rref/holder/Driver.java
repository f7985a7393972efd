package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.Send;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.holder.HolderEvent.ClockMeanwhile;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.NewReference;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays the shell and the owners for one machine: moves its time, remembers what it decided, checks it after each step. */
final class Driver {

    static final HolderId SELF = new HolderId("app", start("app", 1));

    static final LeaseTerms TERMS = LeaseTerms.DEFAULT;

    static final String CONTRACT = "Counter";

    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final HolderProtocol machine;

    private final List<HolderDecision> decisions = new ArrayList<>();

    private final Map<ExchangeId, Message> unanswered = new LinkedHashMap<>();

    private final Map<ExchangeId, MonotonicTime> sentAt = new LinkedHashMap<>();

    private MonotonicTime now = new MonotonicTime(1_000_000_000L);

    private boolean ownersRenew = true;

    private long ids;

    Driver() {
        this(HolderProtocol.MOST_OPERATIONS);
    }

    Driver(int mostOperations) {
        machine = new HolderProtocol(SELF, TERMS, mostOperations);
    }

    static Incarnation start(String worker, int start) {
        return new Incarnation(worker.hashCode(), start);
    }

    static Target exactly(String worker) {
        return new Target(worker, start(worker, 1));
    }

    static Target byName(String worker) {
        return new Target(worker, null);
    }

    RRefId freshRRef() {
        return new RRefId(7, ++ids);
    }

    ForkId freshFork() {
        return new ForkId(9, ++ids);
    }

    MonotonicTime now() {
        return now;
    }

    HolderProtocol machine() {
        return machine;
    }

    /** Takes what was decided until now out of the record, so that a test sees only what follows. */
    Driver forgetPast() {
        decisions.clear();
        return this;
    }

    /** From now on no owner answers renewals by itself. */
    Driver ownersFallSilent() {
        ownersRenew = false;
        return this;
    }

    Driver ownersRenew() {
        ownersRenew = true;
        return this;
    }

    // what happens

    List<HolderDecision> feed(HolderEvent event) {
        List<HolderDecision> made = machine.handle(event, now);
        machine.checkInvariants();
        decisions.addAll(made);
        for (HolderDecision decision : made) {
            if (decision instanceof Send send) {
                unanswered.put(send.exchange(), send.message());
                sentAt.put(send.exchange(), now);
            }
        }
        return made;
    }

    /** Lets time pass; renewals are answered meanwhile as owners do, after a third of the lease. */
    Driver advance(Duration duration) {
        MonotonicTime end = now.plus(duration);
        while (true) {
            MonotonicTime next =
                    end.earlierOf(machine.nextDeadline().orElse(end)).earlierOf(nextRenewal());
            now = now.isBefore(next) ? next : now;
            answerRenewals();
            feed(new HolderEvent.TimePassed());
            if (now.hasReached(end)) {
                return this;
            }
        }
    }

    /** The process does not run for so long, though its clock goes on; then it finds that out. */
    Driver pause(Duration lasted) {
        now = now.plus(lasted);
        feed(new HolderEvent.ProcessPaused(lasted, ClockMeanwhile.WENT_ON));
        return this;
    }

    /** The machine sleeps for so long, and the clock with it; then the process finds that out. */
    Driver sleep(Duration lasted) {
        feed(new HolderEvent.ProcessPaused(lasted, ClockMeanwhile.STOOD_STILL));
        return this;
    }

    OperationId act(Target target, Action action, Duration timeout, CarriedHandle... carried) {
        OperationId operation = new OperationId(++ids);
        feed(new HolderEvent.ActionRequested(operation, target, action, List.of(carried), now.plus(timeout)));
        return operation;
    }

    OperationId call(WireHandle handle, CarriedHandle... carried) {
        return act(ownerOf(handle), callOf(handle, carried), Duration.ofSeconds(60), carried);
    }

    static Target ownerOf(WireHandle handle) {
        return new Target(handle.owner(), handle.incarnation());
    }

    static Action.Call callOf(WireHandle handle, CarriedHandle... carried) {
        List<WireHandle> wires =
                List.of(carried).stream().map(CarriedHandle::wire).toList();
        return new Action.Call(handle.rref(), handle.fork(), "add(long)", Content.EMPTY, wires, null, Map.of());
    }

    OperationId query(WireHandle handle) {
        OperationId operation = new OperationId(++ids);
        feed(new HolderEvent.QueryRequested(
                operation, new Query.TypeQuery(handle.rref(), handle.fork()), now.plus(Duration.ofSeconds(60))));
        return operation;
    }

    Action.Create create() {
        return new Action.Create(freshRRef(), freshFork(), CONTRACT, Content.EMPTY, List.of());
    }

    NewReference freshReference() {
        return new NewReference(freshRRef(), freshFork(), CONTRACT);
    }

    void cancel(OperationId operation) {
        feed(new HolderEvent.OperationCancelled(operation));
    }

    void close(ForkId fork) {
        feed(new HolderEvent.HandleClosed(fork));
    }

    void close(WireHandle handle) {
        close(handle.fork());
    }

    List<HolderDecision> reply(ExchangeId exchange, Reply reply) {
        unanswered.remove(exchange);
        return feed(new HolderEvent.ReplyArrived(exchange, reply));
    }

    List<HolderDecision> refuse(ExchangeId exchange, ProblemType type) {
        return reply(exchange, new Reply.Refused(new Problem(type, "refused: " + type)));
    }

    /** The lease had ended before the request was sent. */
    /** Refused before the owner saw it; the door has refused all of the kind for so long. */
    List<HolderDecision> refuseAtTheDoor(ExchangeId exchange, ProblemType type, Duration since) {
        return reply(exchange, new Reply.Refused(new Problem(type, "refused in the test").lasting(since)));
    }

    List<HolderDecision> leaseLongLost(ExchangeId exchange) {
        return leaseLost(exchange, LONG_AGO);
    }

    List<HolderDecision> leaseLost(ExchangeId exchange, Duration since) {
        Problem problem = new Problem(ProblemType.LEASE_LOST, "ended before");
        return reply(exchange, new Reply.Refused(problem.lasting(since)));
    }

    /** Another start that has stood since before the request was sent. */
    List<HolderDecision> wrongTarget(ExchangeId exchange, String worker, int start) {
        return wrongTarget(exchange, worker, start, LONG_AGO);
    }

    List<HolderDecision> wrongTarget(ExchangeId exchange, String worker, int start, Duration since) {
        Map<String, String> members = Map.of(
                Problem.ACTUAL_WORKER,
                worker,
                Problem.ACTUAL_INCARNATION,
                start(worker, start).value());
        Problem problem = new Problem(ProblemType.WRONG_TARGET, "somebody else", members);
        return reply(exchange, new Reply.Refused(problem.lasting(since)));
    }

    List<HolderDecision> fail(ExchangeId exchange, Certainty certainty) {
        unanswered.remove(exchange);
        return feed(new HolderEvent.SendFailed(exchange, certainty, "connection refused"));
    }

    // states to begin with

    /** Answers the open question for a lease at this worker. */
    Driver grant(String worker) {
        return grant(worker, 1);
    }

    Driver grant(String worker, int start) {
        ExchangeId exchange = lastTo(worker, Message.OpenLease.class);
        Message.OpenLease open = (Message.OpenLease) message(exchange);
        reply(exchange, granted(worker, start, open.session()));
        return this;
    }

    static Reply.LeaseGranted granted(String worker, int start, long session) {
        return new Reply.LeaseGranted(start(worker, start), token(worker, session), TERMS.length());
    }

    static LeaseToken token(String worker, long session) {
        return new LeaseToken(worker.hashCode(), session);
    }

    /** A ready handle to an object of this worker, under a lease. */
    WireHandle handleAt(String worker) {
        Action.Create create = create();
        act(byName(worker), create, Duration.ofSeconds(60));
        if (!unansweredTo(worker, Message.OpenLease.class).isEmpty()) {
            grant(worker);
        }
        reply(lastTo(worker, Message.Numbered.class), Reply.Listed.at(create.rref(), CreationStage.READY));
        return new WireHandle(worker, start(worker, 1), create.rref(), create.fork(), CONTRACT);
    }

    /** A handle on its way from this process to somebody, with a fork of its own. */
    CarriedHandle carried(WireHandle source) {
        return new CarriedHandle(
                source.fork(),
                new WireHandle(source.owner(), source.incarnation(), source.rref(), freshFork(), source.contract()));
    }

    /** Somebody's handle to an object of this worker, on its way to this process. */
    WireHandle arriving(String worker) {
        return new WireHandle(worker, start(worker, 1), freshRRef(), freshFork(), CONTRACT);
    }

    // what was decided

    List<HolderDecision> decisions() {
        return decisions;
    }

    <D extends HolderDecision> List<D> decided(Class<D> type) {
        return decisions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <M extends Message> List<M> sent(String worker, Class<M> type) {
        return decided(Send.class).stream()
                .map(Send::message)
                .filter(message -> message.target().worker().equals(worker))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The actions of the numbered requests sent to this worker. */
    List<Action> actions(String worker) {
        return sent(worker, Message.Numbered.class).stream()
                .map(Message.Numbered::action)
                .toList();
    }

    <A extends Action> List<A> actions(String worker, Class<A> type) {
        return actions(worker).stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Nullable
    Outcome outcome(OperationId operation) {
        List<Outcome> outcomes = decided(Complete.class).stream()
                .filter(complete -> complete.operation().equals(operation))
                .map(Complete::outcome)
                .toList();
        assertThat(outcomes).as("completions of " + operation).hasSizeLessThan(2);
        return outcomes.isEmpty() ? null : outcomes.get(0);
    }

    <M extends Message> List<ExchangeId> unansweredTo(String worker, Class<M> type) {
        return unanswered.entrySet().stream()
                .filter(sending -> type.isInstance(sending.getValue()))
                .filter(sending -> sending.getValue().target().worker().equals(worker))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The last sending of this kind to this worker that has not been answered. */
    <M extends Message> ExchangeId lastTo(String worker, Class<M> type) {
        List<ExchangeId> open = unansweredTo(worker, type);
        assertThat(open)
                .as("unanswered " + type.getSimpleName() + " to " + worker)
                .isNotEmpty();
        return open.get(open.size() - 1);
    }

    /** The last sending of an action of this kind to this worker that has not been answered. */
    ExchangeId lastAction(String worker, Class<? extends Action> type) {
        List<ExchangeId> open = unansweredTo(worker, Message.Numbered.class).stream()
                .filter(exchange -> type.isInstance(((Message.Numbered) message(exchange)).action()))
                .toList();
        assertThat(open)
                .as("unanswered " + type.getSimpleName() + " to " + worker)
                .isNotEmpty();
        return open.get(open.size() - 1);
    }

    Message message(ExchangeId exchange) {
        return decided(exchange);
    }

    RRefState.@Nullable Access access(WireHandle handle) {
        return machine.state(handle.fork()).map(RRefState::access).orElse(null);
    }

    RRefState.@Nullable Creation creation(ForkId fork) {
        return machine.state(fork).map(RRefState::creation).orElse(null);
    }

    private Message decided(ExchangeId exchange) {
        Message message = unanswered.get(exchange);
        assertThat(message).as("unanswered " + exchange).isNotNull();
        return message;
    }

    private MonotonicTime nextRenewal() {
        MonotonicTime next = MonotonicTime.NEVER;
        for (Map.Entry<ExchangeId, Message> sending : unanswered.entrySet()) {
            if (ownersRenew && sending.getValue() instanceof Message.RenewLease) {
                next = next.earlierOf(renewalEnds(sending.getKey()));
            }
        }
        return next;
    }

    private MonotonicTime renewalEnds(ExchangeId renewal) {
        return Objects.requireNonNull(sentAt.get(renewal), "never sent").plus(TERMS.renewalStands());
    }

    private void answerRenewals() {
        for (Map.Entry<ExchangeId, Message> sending : List.copyOf(unanswered.entrySet())) {
            boolean due = now.hasReached(renewalEnds(sending.getKey()));
            if (ownersRenew && due && sending.getValue() instanceof Message.RenewLease renewal) {
                reply(sending.getKey(), new Reply.LeaseRenewed(renewal.sequence()));
            }
        }
    }
}
