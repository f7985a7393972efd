package io.rref.owner;

import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.HolderId;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.util.List;
import java.util.Map;

/** The problems that the machine answers, each with what was given and what to do. */
final class Problems {

    private Problems() {}

    static Problem wrongTarget(Target target, HolderId self) {
        return Problem.wrongTarget(
                "the address of worker '" + target.worker() + "' leads to " + self
                        + (target.worker().equals(self.name())
                                ? ", another start than " + target.incarnation()
                                : ": correct the address, or that worker's rref.worker.name"),
                self);
    }

    /** Says nothing of whom it would belong to. */
    static Problem notYours() {
        return new Problem(
                ProblemType.NOT_YOURS,
                "what the request proves of its sender is not that it is the holder of this lease: use the lease of the"
                        + " process that the token or certificate was made for");
    }

    /** Under a token that is void now, or never was one. */
    static Problem leaseLost() {
        return new Problem(
                ProblemType.LEASE_LOST, "the lease is unknown here or has ended: open one with the next session");
    }

    /** Under any token: this start of the worker takes nothing more, and what was here is gone. */
    static Problem ownerStopped() {
        return new Problem(
                ProblemType.LEASE_LOST,
                "the worker has stopped, and with it all leases",
                Map.of(Problem.REASON, LossReason.OWNER_LOST.name()));
    }

    static Problem draining(HolderId self) {
        return new Problem(
                ProblemType.DRAINING,
                "worker '" + self.name() + "' is stopping and takes no new lease, object or name: go to another");
    }

    static Problem closing(HolderId self) {
        return new Problem(
                ProblemType.DRAINING,
                "worker '" + self.name()
                        + "' ends within seconds and runs nothing more: go to another, or to its next start");
    }

    static Problem settled(RequestNumber number) {
        return new Problem(ProblemType.SETTLED, "request " + number + " was acknowledged, its outcome is forgotten");
    }

    static Problem unknownNumber(RequestNumber number) {
        return new Problem(
                ProblemType.UNKNOWN_NUMBER,
                "request " + number + " has not been accepted under this lease: send it whole");
    }

    static Problem otherBody(RequestNumber number) {
        return new Problem(
                ProblemType.OTHER_BODY, "request " + number + " was another request before: take the next number");
    }

    static Problem cancelled(RequestNumber number) {
        return new Problem(ProblemType.CANCELLED, "request " + number + " was cancelled before it ran");
    }

    static Problem deadlinePassed(String before) {
        return new Problem(ProblemType.DEADLINE_PASSED, "the request's time was spent before " + before);
    }

    static Problem waitsForItself(String call, HeldTurns chain) {
        return new Problem(
                ProblemType.WAITS_FOR_ITSELF,
                call + " on a serial object would wait for itself, since its chain of calls has the turn there: "
                        + chain + "; call it after that turn, or do not make the object serial");
    }

    static Problem followsLater(RequestNumber number, RequestNumber after) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST,
                "request " + number + " is to follow " + after + ": 'after' names an earlier number of the same lease");
    }

    /** Names the property that raises the limit. */
    static Problem limitReached(String property, long value) {
        return new Problem(
                ProblemType.LIMIT_REACHED,
                "the owner's limit " + property + " = " + value + " is reached: let some go, or raise it");
    }

    static Problem tooManyHandles(int handles, int limit) {
        return new Problem(
                ProblemType.BODY_TOO_LARGE,
                "the request carries " + handles + " handles, and rref.worker.limits.handles = " + limit
                        + ": send fewer at a time, or raise it");
    }

    /** One answer for an id that is unknown and for a fork that is another's: it tells nothing about either. */
    static Problem referenceGone(RRefId rref, LossReason reason) {
        return new Problem(
                ProblemType.REFERENCE_GONE,
                "reference " + rref + " is gone here, or not yours",
                Map.of(Problem.REASON, reason.name()));
    }

    static Problem idTaken() {
        return new Problem(ProblemType.ID_TAKEN, "the id is taken: ids are 128 fresh random bits");
    }

    static Problem handleRefused(WireHandle handle) {
        return new Problem(
                ProblemType.HANDLE_REFUSED,
                "the argument handle to " + handle.rref() + " (" + handle.contract() + ") is gone here, or not yours");
    }

    static Problem unknownName(String name, List<String> near) {
        return new Problem(
                ProblemType.UNKNOWN_NAME,
                "nothing is named '" + name + "' here" + (near.isEmpty() ? "" : "; known names: " + near));
    }

    static Problem nameTaken(String name, String bound, String asked) {
        return new Problem(
                ProblemType.NAME_TAKEN, "the name '" + name + "' is bound to contract " + bound + ", not " + asked);
    }

    static Problem notPublisher(String name) {
        return new Problem(ProblemType.NOT_PUBLISHER, "only who published the name '" + name + "' may end it");
    }

    static Problem valueHoldsHandles(RRefId rref) {
        return new Problem(
                ProblemType.VALUE_HOLDS_HANDLES,
                "the value of " + rref + " holds handles: read it by a numbered fetch");
    }
}
