package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.RRefState.Creation;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of handles: listed, failed, lost, and closed when their last use has settled. */
final class HandleLife {

    private final Moment moment;

    private final HandleTable table;

    private final Consumer<Operation> launcher;

    HandleLife(Moment moment, HandleTable table, Consumer<Operation> launcher) {
        this.moment = moment;
        this.table = table;
        this.launcher = launcher;
    }

    /** Lists a handle that this process has just claimed. */
    void claimed(WireHandle wire, OwnerLink link) {
        HandleRecord record = HandleRecord.claimed(wire, link);
        if (table.add(record) == null) {
            link.attach(record);
        }
        if (link.revokedEarly().remove(wire.fork())) {
            link.lose(record, LossReason.REVOKED);
        }
    }

    /** The action that makes a handle has ended. Answers the operations that have waited for that. */
    List<Operation> made(Operation operation, Outcome outcome) {
        HandleRecord made = operation.made();
        if (made == null) {
            return List.of();
        }
        if (outcome instanceof Outcome.Answered answered) {
            listed(made, operation, answered.reply());
        } else {
            failed(made, outcome);
        }
        return made.takeHeldBack();
    }

    /** The owner says how far the creation behind a listed handle has come. */
    void stage(HandleRecord handle, Reply reply) {
        if (reply instanceof Reply.Listed listed && handle.creation() != Creation.FAILED) {
            if (listed.stage() == CreationStage.READY) {
                handle.ready();
            } else if (listed.stage() == CreationStage.FAILED) {
                failed(handle, new Outcome.Failed(failureOf(listed.failure(), handle)));
            }
        } else if (reply instanceof Reply.Returned) {
            handle.ready(); // nothing comes of an object that does not exist
        } else if (reply instanceof Reply.CreationFailed broken && handle.creation() != Creation.FAILED) {
            failed(handle, new Outcome.Failed(broken.failure()));
        }
    }

    /** The gate of a lost handle has closed and its calls have ended, or are ending: the loss is told after the last one. */
    void announceLoss(HandleRecord handle) {
        handle.oweLoss();
        tellLoss(handle);
    }

    private void tellLoss(HandleRecord handle) {
        LossReason reason = handle.lost();
        if (reason != null && handle.lossIsDue()) {
            moment.decide(new HolderDecision.HandleLost(handle.fork(), reason));
        }
    }

    /** This user needs the handle no longer. */
    void useEnded(HandleRecord handle, HandleUser user) {
        handle.users().remove(user);
        tellLoss(handle);
        dropIfUnused(handle);
    }

    /** The handle takes no new use, and is let go after the last one. */
    void close(ForkId fork) {
        HandleRecord handle = table.get(fork);
        if (handle != null && !handle.isClosing()) {
            handle.close();
            dropIfUnused(handle);
        }
    }

    /** The process leaves: what owners list ends with the leases. Local handles stay until they are closed. */
    void leave() {
        List.copyOf(table.all()).stream().filter(handle -> !handle.isLocal()).forEach(table::remove);
    }

    private void dropIfUnused(HandleRecord handle) {
        if (handle.isClosing() && !handle.isNeeded() && table.get(handle.fork()) == handle) {
            drop(handle);
        }
    }

    private void drop(HandleRecord handle) {
        table.remove(handle);
        if (handle.isLocal()) {
            moment.decide(new HolderDecision.CloseLocalHandle(handle.fork()));
        }
        OwnerLink link = handle.link();
        if (link != null) {
            release(handle, link);
            link.detach(handle, moment.now());
        }
    }

    /** Attached before the handle leaves the link, so that the link is never idle in between. */
    private void release(HandleRecord handle, OwnerLink link) {
        if (handle.lost() == null && !link.isEnded()) {
            Action release = new Action.Release(handle.wire().rref(), handle.fork());
            launcher.accept(Operation.lettingGo(new Request.Act(release), link));
        }
    }

    private void listed(HandleRecord made, Operation operation, Reply reply) {
        OwnerLink link = operation.link();
        if (link.isEnded()) {
            failed(made, new Outcome.Unknown("the lease at " + link.worker() + " ended as the handle was made"));
            return;
        }
        made.listed(link, objectOf(made, operation, reply), reached(operation, reply));
        link.attach(made);
        moment.decide(new HolderDecision.HandleKnown(made.wire()));
        stage(made, reply);
    }

    /** A name says which object has it; a second handle is one to the same object. */
    private static RRefId objectOf(HandleRecord made, Operation operation, Reply reply) {
        if (reply instanceof Reply.Listed listed) {
            return listed.rref();
        }
        HandleRecord acting = operation.acting();
        return acting == null ? made.wire().rref() : acting.wire().rref();
    }

    /** A second handle is as far as the first. */
    private static Creation reached(Operation operation, Reply reply) {
        HandleRecord acting = operation.acting();
        if (acting == null || !(reply instanceof Reply.Done)) {
            return Creation.KNOWN;
        }
        return acting.creation() == Creation.READY ? Creation.READY : Creation.KNOWN;
    }

    private void failed(HandleRecord handle, Outcome cause) {
        handle.failed(cause);
        moment.decide(new HolderDecision.HandleFailed(handle.fork(), cause));
    }

    private static RemoteFailure failureOf(@Nullable RemoteFailure failure, HandleRecord handle) {
        return failure != null
                ? failure
                : new RemoteFailure("unknown", "", List.of(), handle.wire().owner());
    }
}
