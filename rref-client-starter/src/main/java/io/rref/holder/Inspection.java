package io.rref.holder;

import io.rref.RRefState.Access;
import io.rref.RRefState.Creation;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.RequestNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the machine from outside: what it knows, and whether it contradicts itself. */
final class Inspection {

    private final HandleTable handles;

    private final Leases leases;

    private final Operations operations;

    Inspection(HandleTable handles, Leases leases, Operations operations) {
        this.handles = handles;
        this.leases = leases;
        this.operations = operations;
    }

    HolderSnapshot snapshot() {
        int calls = (int) operations.open().stream().filter(Operation::isCall).count();
        return new HolderSnapshot(
                handles.all().stream().map(Inspection::copy).toList(),
                leases.granted().stream().map(Inspection::copy).toList(),
                calls,
                operations.open().size() - calls);
    }

    HeldCounts counts() {
        List<OwnerLink> links = leases.granted();
        int lapsed = (int) links.stream().filter(OwnerLink::isSuspended).count();
        long suspended = suspended();
        long lost = handles.losses().listed();
        return new HeldCounts(
                handles.all().size() - suspended - lost,
                suspended,
                lost,
                links.size() - lapsed,
                lapsed,
                operations.open().size(),
                handles.losses().since());
    }

    /** Handles of lapsed leases; costs something for each lease, nothing for each handle. */
    private long suspended() {
        long handlesThere = 0;
        for (OwnerLink link : leases.granted()) {
            handlesThere += link.isSuspended() ? link.handlesNotLost() : 0;
        }
        return handlesThere;
    }

    /** Throws {@link IllegalStateException} at the first contradiction. */
    void check() {
        checkCounts();
        handles.all().forEach(this::checkHandle);
        operations.open().forEach(this::checkOperation);
        leases.granted().forEach(this::checkLink);
    }

    private static HolderSnapshot.Handle copy(HandleRecord handle) {
        boolean listed = handle.creation() == Creation.KNOWN || handle.creation() == Creation.READY;
        boolean usable = listed && handle.state().access() == Access.OPEN;
        return new HolderSnapshot.Handle(handle.wire(), handle.isLocal(), handle.state(), usable);
    }

    private static HolderSnapshot.Lease copy(OwnerLink link) {
        return new HolderSnapshot.Lease(
                link.worker(),
                link.session(),
                link.isSuspended(),
                link.numbers().open(),
                link.operations().size());
    }

    private void checkCounts() {
        long lost = 0;
        long suspended = 0;
        for (HandleRecord handle : handles.all()) {
            OwnerLink link = handle.link();
            lost += handle.lost() != null ? 1 : 0;
            suspended += handle.lost() == null && link != null && link.isSuspended() ? 1 : 0;
        }
        require(handles.losses().listed() == lost, "lost handles are not as many as counted", lost);
        require(suspended() == suspended, "suspended handles are not as many as counted", suspended);
    }

    private void checkHandle(HandleRecord handle) {
        require(
                !handle.isClosing() || !handle.users().isEmpty(),
                "handle is closed and unused, and still listed",
                handle.fork());
        OwnerLink link = handle.link();
        boolean stands = link == null || handle.lost() != null || !link.isEnded();
        require(stands, "handle is listed on a dropped link", handle.fork());
        require(link == null || link.handles().contains(handle) || link.isEnded(), "link forgot handle", handle.fork());
        require(
                handle.creation() != Creation.FAILED || handle.failure() != null,
                "creation failed without a cause",
                handle.fork());
        for (HandleUser user : handle.users()) {
            boolean open =
                    !(user instanceof Operation operation) || operations.open().contains(operation);
            require(open, "a settled operation uses handle", handle.fork());
        }
    }

    private void checkOperation(Operation operation) {
        Phase phase = operation.phase();
        require(!operation.isSettled(), "a settled operation is open", operation.request());
        require(phase.isUntold() || operation.held().isEmpty(), "told, and still holds", operation.request());
        boolean linked = phase == Phase.NEW || phase == Phase.HELD_BACK || operation.chosenLink() != null;
        require(linked, "operation without link in " + phase, operation.request());
        boolean awaited = operation.alarm().isSet() || isHeldUp(operation);
        require(awaited, "nothing will move the operation in " + phase, operation.request());
    }

    /** Something other than time moves it on. */
    private static boolean isHeldUp(Operation operation) {
        OwnerLink link = operation.chosenLink();
        boolean parked = link != null && !link.isUsable();
        return parked || operation.phase() == Phase.READING || operation.phase() == Phase.DECLINING;
    }

    private void checkLink(OwnerLink link) {
        require(!link.isEnded(), "an ended link is listed", link.target());
        require(link.sendAgain().isSet(), "nothing will renew the lease", link.target());
        require(link.isSuspended() || link.renewal().lapse().isSet(), "the lease would never lapse", link.target());
        require(
                link.isSuspended() == link.renewal().giveUp().isSet(),
                "the owner would be waited for for ever",
                link.target());
        link.numbers().check();
        link.checkSum();
        int numbered = 0;
        for (Operation operation : link.operations()) {
            RequestNumber number = operation.number();
            require(operation.chosenLink() == link, "operation hangs on two links", operation.request());
            require(number == null || !link.numbers().isSettled(number), "open under a settled number", number);
            numbered += number == null ? 0 : 1;
        }
        require(numbered == link.numbers().open(), "numbers are open that nobody has", link.target());
    }

    private static void require(boolean holds, String contradiction, @Nullable Object of) {
        if (!holds) {
            throw new IllegalStateException(contradiction + ": " + of);
        }
    }
}
