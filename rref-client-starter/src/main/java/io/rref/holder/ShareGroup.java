package io.rref.holder;

import io.rref.protocol.HolderId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The handles that one request or one answer carries, on their way to being registered at their owners. Complete when each
 * registration has been answered; ended when its handles are let go, or need not be.
 */
final class ShareGroup {

    /** Who waits for the registrations. Told once. */
    interface Listener {

        /** All of them stand. */
        void registered();

        /** One of them came to this instead. */
        void refused(Outcome cause);
    }

    /** A fork that stands at its owner under the lease of this link. */
    record Registered(CarriedHandle handle, OwnerLink link) {}

    private final HolderId receiver;

    private final Listener listener;

    private final List<Registered> registered = new ArrayList<>();

    private final Set<Operation> running = new LinkedHashSet<>();

    private int open;

    private boolean ended;

    /** A group of so many registrations, which have yet to be started. */
    ShareGroup(HolderId receiver, int size, Listener listener) {
        this.receiver = receiver;
        this.open = size;
        this.listener = listener;
    }

    HolderId receiver() {
        return receiver;
    }

    /** This registration has been started. */
    void started(Operation registration) {
        running.add(registration);
    }

    /** A registration has ended. */
    void ended(CarriedHandle handle, Operation registration, Outcome outcome) {
        running.remove(registration);
        if (ended) {
            return;
        }
        if (outcome instanceof Outcome.Answered) {
            registered.add(new Registered(handle, registration.link()));
            open--;
            tellIfComplete();
        } else {
            listener.refused(outcome);
        }
    }

    /** Tells the listener if nothing is left to wait for. */
    void tellIfComplete() {
        if (open == 0) {
            listener.registered();
        }
    }

    boolean isComplete() {
        return open == 0;
    }

    /** Hears nothing any more. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    List<Registered> registered() {
        return registered;
    }

    /** Registrations that have not ended, copied. */
    List<Operation> running() {
        return List.copyOf(running);
    }
}
