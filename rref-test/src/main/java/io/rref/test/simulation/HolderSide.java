package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.holder.CarriedHandle;
import io.rref.holder.ExchangeId;
import io.rref.holder.HolderDecision;
import io.rref.holder.HolderEffects;
import io.rref.holder.HolderEvent;
import io.rref.holder.HolderProtocol;
import io.rref.holder.HolderSnapshot;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import io.rref.holder.ReceptionId;
import io.rref.holder.ShareId;
import io.rref.protocol.Action;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The holder's machine of one process, and what its shell does about the machine's decisions. */
final class HolderSide implements HolderEffects {

    private final SimulatedProcess process;

    private final World world;

    private final HolderProtocol machine;

    private final Map<ForkId, HeldHandle> handles = new LinkedHashMap<>();

    /** Handles that were made here, as their owners list them. */
    private final Map<ForkId, WireHandle> known = new HashMap<>();

    private final Map<OperationId, Operation> operations = new LinkedHashMap<>();

    private final Map<ReceptionId, WorkRun> receptions = new HashMap<>();

    private final Map<ShareId, WorkRun> shares = new HashMap<>();

    private long counter;

    HolderSide(SimulatedProcess process) {
        this.process = process;
        this.world = process.world();
        this.machine = new HolderProtocol(process.id(), world.terms());
    }

    HolderSnapshot snapshot() {
        return machine.snapshot();
    }

    Optional<MonotonicTime> nextDeadline() {
        return machine.nextDeadline();
    }

    /** The handles that user code of this process has and has not closed. */
    List<HeldHandle> handles() {
        return List.copyOf(handles.values());
    }

    /** Whether user code of this process has the handle of this fork, and has not closed it. */
    boolean holds(ForkId fork) {
        return handles.containsKey(fork);
    }

    List<Operation> openOperations() {
        return operations.values().stream().filter(Operation::isOpen).toList();
    }

    // What user code does.

    /** Asks for an action; the carried handles are those that its content was encoded with. */
    Operation request(Target target, Action action, List<CarriedHandle> carried, Operation.Errand errand) {
        Operation operation = open(action.getClass().getSimpleName(), errand, !carried.isEmpty());
        HeldHandle makes = errand.makes();
        if (makes != null) {
            handles.put(makes.fork(), makes);
        }
        List<CarriedHandle> told = world.has(Flaw.SENDS_UNREGISTERED) ? List.of() : carried;
        begin(operation, new HolderEvent.ActionRequested(operation.id(), target, action, told, errand.deadline()));
        closeIfClosing(makes);
        return operation;
    }

    Operation ask(Query query, Operation.Errand errand) {
        Operation operation = open(query.getClass().getSimpleName(), errand, false);
        begin(operation, new HolderEvent.QueryRequested(operation.id(), query, errand.deadline()));
        return operation;
    }

    private void begin(Operation operation, HolderEvent request) {
        process.submit(() -> {
            operation.begin();
            handle(request);
        });
    }

    void cancel(Operation operation) {
        submit(new HolderEvent.OperationCancelled(operation.id()));
    }

    void close(HeldHandle handle) {
        world.trace().tell(() -> process + "   closes " + handle.fork());
        handles.remove(handle.fork());
        submit(new HolderEvent.HandleClosed(handle.fork()));
    }

    /** Closes all that the program holds; what it gets from now on is closed as it comes, since the world is closing. */
    void closeEverything() {
        for (HeldHandle handle : handles()) {
            closeIfClosing(handle);
        }
    }

    /** Says goodbye to every owner; a plain holder's process ends when all have heard it. */
    void leave() {
        submit(new HolderEvent.Leaving());
    }

    /** The directory lists the worker otherwise than before, or so it says. */
    void workerMoved(String worker) {
        submit(new HolderEvent.WorkerMoved(worker));
    }

    /** A further handle of this process to the same object. */
    void keep(HeldHandle handle) {
        WireHandle wire = handle.wire();
        ForkId fresh = process.chance().freshFork();
        WireHandle child = new WireHandle(wire.owner(), wire.incarnation(), wire.rref(), fresh, wire.contract());
        if (handle.isLocal()) {
            process.ownerSide().openLocal(handle, fresh, HeldHandle.Keeper.PROGRAM);
            return;
        }
        HeldHandle kept = new HeldHandle(fresh, child, false, HeldHandle.Keeper.PROGRAM);
        Action.Register register = new Action.Register(wire.rref(), wire.fork(), fresh, null, Duration.ZERO);
        request(
                handle.owner(),
                register,
                List.of(),
                new Operation.Errand(
                        null, wire.fork(), wire.rref(), kept, process.now().plus(Duration.ofSeconds(20))));
    }

    /** Puts handles into a request for a worker: one to its own object travels under the fork that is here. */
    List<CarriedHandle> encodeFor(String worker, List<HeldHandle> handles) {
        return encode(handles, wire -> wire.owner().equals(worker));
    }

    /** Puts handles into an answer: each gets a fork of its own, also where the caller is its owner. */
    List<CarriedHandle> encodeForAnswer(List<HeldHandle> handles) {
        return encode(handles, wire -> false);
    }

    private List<CarriedHandle> encode(List<HeldHandle> handles, Predicate<WireHandle> underSource) {
        List<CarriedHandle> carried = new ArrayList<>();
        for (HeldHandle handle : handles) {
            WireHandle wire = handle.wire();
            ForkId fork =
                    underSource.test(wire) ? handle.fork() : process.chance().freshFork();
            carried.add(new CarriedHandle(
                    handle.fork(),
                    new WireHandle(wire.owner(), wire.incarnation(), wire.rref(), fork, wire.contract())));
        }
        return carried;
    }

    /** The same handle as it was registered: an owner or a name may have become known since it was encoded. */
    WireHandle asRegistered(CarriedHandle carried) {
        WireHandle wire = carried.wire();
        WireHandle source = known.getOrDefault(carried.source(), wire);
        return new WireHandle(wire.owner(), source.incarnation(), source.rref(), wire.fork(), wire.contract());
    }

    // What the worker's side of the same process needs.

    ReceptionId claim(WorkRun run, List<WireHandle> foreign, MonotonicTime deadline) {
        ReceptionId reception = new ReceptionId(++counter);
        receptions.put(reception, run);
        submit(new HolderEvent.HandlesArrived(reception, foreign, deadline));
        return reception;
    }

    void share(WorkRun run, List<CarriedHandle> carried, Duration standsFor, MonotonicTime deadline) {
        ShareId share = new ShareId(++counter);
        shares.put(share, run);
        run.sharesAs(share);
        submit(new HolderEvent.AnswerShareRequested(share, run.work().caller(), carried, standsFor, deadline));
    }

    void endShare(ShareId share) {
        submit(new HolderEvent.AnswerShareEnded(share));
    }

    HeldHandle localHandleOpened(WireHandle wire, HeldHandle.Keeper keeper) {
        HeldHandle handle = new HeldHandle(wire.fork(), wire, true, keeper);
        handles.put(handle.fork(), handle);
        submit(new HolderEvent.LocalHandleOpened(wire));
        closeIfClosing(handle);
        return handle;
    }

    HeldHandle received(WireHandle wire, HeldHandle.Keeper keeper) {
        HeldHandle handle = new HeldHandle(wire.fork(), wire, false, keeper);
        handles.put(handle.fork(), handle);
        world.tell(checker -> checker.handleReceived(process, handle));
        closeIfClosing(handle);
        return handle;
    }

    // Events and decisions.

    void submit(HolderEvent event) {
        process.submit(() -> handle(event));
    }

    /** Before anything else that has come meanwhile. */
    void noticePause(Duration lasted, HolderEvent.ClockMeanwhile clock) {
        handle(new HolderEvent.ProcessPaused(lasted, clock));
    }

    void timePassed() {
        Optional<MonotonicTime> next = machine.nextDeadline();
        if (next.isPresent() && process.now().hasReached(next.get())) {
            handle(new HolderEvent.TimePassed());
        }
    }

    private void handle(HolderEvent event) {
        world.trace().say(() -> process + " holder: " + event);
        List<HolderDecision> decisions = machine.handle(event, process.now());
        machine.checkInvariants();
        for (HolderDecision decision : decisions) {
            decision.performWith(this);
        }
    }

    @Override
    public void send(HolderDecision.Send decision) {
        ExchangeId exchange = decision.exchange();
        world.network().send(process, decision.message(), new Network.Sender() {
            @Override
            public void replyArrives(Reply reply) {
                submit(new HolderEvent.ReplyArrived(exchange, reply));
            }

            @Override
            public void sendingFails(HolderEvent.Certainty certainty, String detail) {
                submit(new HolderEvent.SendFailed(exchange, certainty, detail));
            }
        });
    }

    @Override
    public void forget(HolderDecision.Forget decision) {}

    @Override
    public void complete(HolderDecision.Complete decision) {
        Outcome outcome = decision.outcome();
        Operation operation =
                Objects.requireNonNull(operations.get(decision.operation()), "an operation nobody asked for");
        world.trace()
                .tell(() -> process + "   " + operation.inBrief() + " ends: "
                        + outcome.getClass().getSimpleName());
        world.trace().say(() -> process + "   " + operation + " ends: " + outcome);
        operation.end(outcome);
        world.tell(checker -> checker.operationEnded(operation, outcome));
        if (outcome instanceof Outcome.Answered answered) {
            takeAnswer(operation, answered);
        }
    }

    private void takeAnswer(Operation operation, Outcome.Answered answered) {
        if (answered.reply() instanceof Reply.Listed listed) {
            learnReference(operation, listed);
        }
        if (answered.reply() instanceof Reply.Returned returned) {
            for (WireHandle wire : returned.handles()) {
                takeAnsweredHandle(wire, answered);
            }
        }
    }

    private void learnReference(Operation operation, Reply.Listed listed) {
        HeldHandle makes = operation.errand().makes();
        if (makes != null) {
            WireHandle wire = known.get(makes.fork());
            if (wire != null && !wire.rref().equals(listed.rref())) {
                throw new Violation("a name gives its object", makes + " should be of " + listed.rref());
            }
        }
    }

    private void takeAnsweredHandle(WireHandle wire, Outcome.Answered answered) {
        if (!answered.lostHandles().containsKey(wire.fork())) {
            received(wire, HeldHandle.Keeper.PROGRAM);
        }
    }

    @Override
    public void handleKnown(HolderDecision.HandleKnown decision) {
        world.trace().say(() -> process + "   known: " + decision.handle());
        known.put(decision.handle().fork(), decision.handle());
        HeldHandle handle = handles.get(decision.handle().fork());
        if (handle != null) {
            handle.learn(decision.handle());
        }
    }

    @Override
    public void handleFailed(HolderDecision.HandleFailed decision) {
        world.trace().say(() -> process + "   failed: " + decision);
        closeMostly(decision.fork());
    }

    @Override
    public void handleLost(HolderDecision.HandleLost decision) {
        world.trace().tell(() -> process + "   loses " + decision.fork() + ", " + decision.reason());
        HeldHandle handle = handles.get(decision.fork());
        if (handle != null) {
            world.tell(checker -> checker.handleLost(process, handle, decision.reason()));
            closeMostly(decision.fork());
        }
    }

    @Override
    public void closeLocalHandle(HolderDecision.CloseLocalHandle decision) {
        process.ownerSide().closeLocal(decision.fork());
    }

    @Override
    public void handlesReceived(HolderDecision.HandlesReceived decision) {
        world.trace().say(() -> process + "   received: " + decision);
        WorkRun run = Objects.requireNonNull(receptions.remove(decision.reception()), "a reception ended twice");
        run.claimed(decision.refused());
    }

    @Override
    public void answerShared(HolderDecision.AnswerShared decision) {
        world.trace().say(() -> process + "   shared: " + decision);
        WorkRun run = Objects.requireNonNull(shares.remove(decision.share()), "a share was answered twice");
        run.shared(decision.problem());
    }

    @Override
    public void workerDraining(HolderDecision.WorkerDraining decision) {
        world.trace().tell(() -> process + "   hears: " + decision);
        world.census().count("drain heard");
    }

    @Override
    public void forksDiffered(HolderDecision.ForksDiffered decision) {
        throw new Violation(Violation.SAME_FORKS, process + " finds: " + decision);
    }

    @Override
    public void goodbyesSaid(HolderDecision.GoodbyesSaid decision) {
        world.crash(process);
    }

    /** Programs close what they cannot use, but not all of them. */
    private void closeMostly(ForkId fork) {
        HeldHandle handle = handles.get(fork);
        if (handle != null
                && handle.keeper() == HeldHandle.Keeper.PROGRAM
                && process.chance().occurs(0.8)) {
            close(handle);
        }
    }

    private Operation open(String kind, Operation.Errand errand, boolean carries) {
        Operation operation = new Operation(new OperationId(++counter), process, kind, errand, carries);
        operations.put(operation.id(), operation);
        world.tell(checker -> checker.operationStarted(operation));
        return operation;
    }

    private void closeIfClosing(@Nullable HeldHandle handle) {
        if (world.isClosing() && handle != null && handle.keeper() == HeldHandle.Keeper.PROGRAM) {
            close(handle);
        }
    }
}
