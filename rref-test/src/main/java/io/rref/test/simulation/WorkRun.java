package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.holder.CarriedHandle;
import io.rref.holder.ShareId;
import io.rref.owner.ArrivedHandle;
import io.rref.owner.OwnerEvent;
import io.rref.owner.Work;
import io.rref.owner.WorkId;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import io.rref.test.simulation.UserCode.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One piece of work at a worker: claim its handles, run its user code, share what the answer carries, close the loans. */
final class WorkRun {

    private static final Duration STANDS_FOR = Duration.ofSeconds(30);

    private final SimulatedProcess process;

    private final World world;

    private final WorkId id;

    private final Work work;

    private final UserCode code;

    private final List<HeldHandle> lent = new ArrayList<>();

    private final List<WireHandle> foreign = new ArrayList<>();

    private List<CarriedHandle> carried = List.of();

    private @Nullable ShareId share;

    private boolean claiming;

    private boolean ran;

    private boolean running = true;

    private boolean reported;

    private boolean stopAsked;

    private boolean dropped;

    WorkRun(SimulatedProcess process, WorkId id, Work work) {
        this.process = process;
        this.world = process.world();
        this.id = id;
        this.work = work;
        this.code = world.codeOf(work);
    }

    Work work() {
        return work;
    }

    UserCode code() {
        return code;
    }

    /** Whether anything of it is still under way, claiming and sharing included. */
    boolean isRunning() {
        return running;
    }

    /** Whether its user code has begun. */
    boolean hasRun() {
        return ran;
    }

    /** Whether the machine has asked it to stop. */
    boolean isAskedToStop() {
        return stopAsked;
    }

    /** The object that it runs on; null if it needs none. */
    @Nullable
    RRefId runsOn() {
        if (work instanceof Work.RunCall call) {
            return call.rref();
        }
        return work instanceof Work.ReadValue read ? read.rref() : null;
    }

    /** The object that it makes; null if none. */
    @Nullable
    RRefId makes() {
        if (work instanceof Work.CreateObject create) {
            return create.rref();
        }
        if (work instanceof Work.RunCall call) {
            return call.resultStaysAs();
        }
        return work instanceof Work.RunFunction function ? function.resultStaysAs() : null;
    }

    void begin() {
        for (ArrivedHandle arrived : work.handles()) {
            ForkId local = arrived.local();
            if (local == null) {
                foreign.add(arrived.wire());
            } else {
                lent.add(process.ownerSide().adoptLocal(localForm(arrived.wire(), local), HeldHandle.Keeper.WORK));
            }
        }
        if (foreign.isEmpty()) {
            process.submit(this::run);
            return;
        }
        claiming = true;
        process.holderSide().claim(this, foreign, process.asHolderTime(work.deadline()));
        if (world.has(Flaw.RUNS_BEFORE_CLAIMED)) {
            process.submit(this::run);
        }
    }

    /** What its user code does is decided by the code alone. */
    private Program program() {
        return world.programOf(world.chance().branch(code.id()));
    }

    private static WireHandle localForm(WireHandle wire, ForkId local) {
        return new WireHandle(wire.owner(), wire.incarnation(), wire.rref(), local, wire.contract());
    }

    /** The claims of its handles are answered. */
    void claimed(Map<ForkId, Problem> refused) {
        claiming = false;
        for (WireHandle wire : foreign) {
            Problem problem = refused.get(wire.fork());
            if (problem == null) {
                lent.add(process.holderSide().received(wire, HeldHandle.Keeper.WORK));
            } else {
                world.tell(checker -> checker.handleRefused(process, this, wire, problem));
            }
        }
        if (ran) {
            closeWhatCameTooLate();
            return;
        }
        if (!refused.isEmpty()) {
            refuse(new Problem(ProblemType.HANDLE_REFUSED, refused.toString()));
        } else {
            run();
        }
    }

    /** Only the flaw of running before the claims are answered comes here. */
    private void closeWhatCameTooLate() {
        if (!running) {
            lent.forEach(process.holderSide()::close);
        }
    }

    /** Nobody waits for it any more. */
    void stop() {
        stopAsked = true;
        if (ran && running && (code.isEndless() || process.chance().occurs(0.7))) {
            world.agenda().after(Duration.ofMillis(1), () -> process.submit(this::end));
        }
    }

    /** Without being asked to. */
    void endByItself() {
        process.submit(this::end);
    }

    void outcomeDropped() {
        dropped = true;
        if (share != null) {
            process.holderSide().endShare(share);
        }
    }

    void sharesAs(ShareId given) {
        share = given;
    }

    private void run() {
        if (stopAsked) {
            refuse(new Problem(ProblemType.CANCELLED, "stopped before it ran"));
            return;
        }
        if (process.ownerNow().hasReached(work.deadline())) {
            refuse(new Problem(ProblemType.DEADLINE_PASSED, "too late to begin"));
            return;
        }
        ran = true;
        world.trace()
                .tell(() -> process + "   user code of " + work.getClass().getSimpleName() + " runs" + code.inBrief());
        world.trace().say(() -> process + "   user code " + code.id() + " runs for " + work);
        world.tell(checker -> checker.userCodeStarted(process, this));
        if (makes() != null) {
            process.ownerSide().submit(new OwnerEvent.WorkStarted(id));
        }
        if (code.does(Deed.KEEP_ARGUMENTS)) {
            lent.forEach(process.holderSide()::keep);
        }
        if (code.does(Deed.PASS_ON) && !lent.isEmpty()) {
            program().passOn(process, lent);
        }
        if (world.has(Flaw.DROPS_RUNNING_HOLD) && makes() == null) {
            report(new Reply.Returned(code.asContent(), List.of()));
        }
        world.agenda().after(code.takes(), () -> process.submit(this::end));
    }

    private void end() {
        if (!running || share != null) {
            return;
        }
        if (makes() != null) {
            endCreation();
        } else if (code.does(Deed.RAISE) && !(work instanceof Work.ReadValue)) {
            finish(new Reply.Raised(failure()));
        } else {
            answer();
        }
    }

    private void endCreation() {
        RRefId made = Objects.requireNonNull(makes());
        if (code.does(Deed.RAISE)) {
            conclude(List.of());
            process.ownerSide().submit(new OwnerEvent.CreationEnded(id, failure()));
            return;
        }
        List<HeldHandle> kept =
                work instanceof Work.CreateObject || code.does(Deed.RETURN_ARGUMENTS) ? List.copyOf(lent) : List.of();
        kept.forEach(handle -> handle.handTo(HeldHandle.Keeper.OBJECT));
        boolean serial = code.does(Deed.MAKE_SERIAL);
        process.ownerSide().putObject(new SimulatedObject(made, kept, serial));
        conclude(kept);
        boolean told = serial && !world.has(Flaw.CALLS_OUT_OF_TURN);
        process.ownerSide().submit(new OwnerEvent.CreationEnded(id, null, told));
    }

    private void answer() {
        List<HeldHandle> returned = whatItReturns();
        if (returned.isEmpty() || reported) {
            finish(new Reply.Returned(code.asContent(), List.of()));
            return;
        }
        carried = process.holderSide().encodeForAnswer(returned);
        process.holderSide().share(this, carried, STANDS_FOR, process.asHolderTime(work.deadline()));
    }

    private List<HeldHandle> whatItReturns() {
        List<HeldHandle> returned = new ArrayList<>();
        if (work instanceof Work.ReadValue read) {
            SimulatedObject object = process.ownerSide().object(read.rref());
            returned.addAll(object == null ? List.of() : object.handles());
        } else {
            if (code.does(Deed.RETURN_ARGUMENTS)) {
                returned.addAll(lent);
            }
            if (code.does(Deed.RETURN_OWN)) {
                program().anyHandleOf(process).ifPresent(returned::add);
            }
        }
        return returned;
    }

    /** The handles of the answer are registered, or this is why none is. */
    void shared(@Nullable Problem problem) {
        if (problem != null) {
            share = null;
            finish(new Reply.Raised(failure()));
            return;
        }
        finish(new Reply.Returned(
                code.asContent(),
                carried.stream().map(process.holderSide()::asRegistered).toList()));
    }

    private void finish(Reply reply) {
        conclude(List.of());
        report(reply);
    }

    private void report(Reply reply) {
        if (!reported) {
            reported = true;
            process.ownerSide().submit(new OwnerEvent.WorkEnded(id, reply));
        }
    }

    private void refuse(Problem problem) {
        conclude(List.of());
        process.ownerSide().submit(new OwnerEvent.WorkRefused(id, problem));
    }

    private void conclude(List<HeldHandle> kept) {
        running = false;
        if (world.has(Flaw.FORGETS_LOANS)) {
            return;
        }
        for (HeldHandle handle : lent) {
            if (!kept.contains(handle)) {
                process.holderSide().close(handle);
            }
        }
    }

    private RemoteFailure failure() {
        return new RemoteFailure(
                "Raised", Long.toString(code.id()), List.of(), process.id().name());
    }

    @Override
    public String toString() {
        return "work " + id.value() + " at " + process;
    }
}
