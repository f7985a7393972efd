package io.rref.owner;

import io.rref.RRefId;
import io.rref.protocol.CreationStage;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object. KNOWN from before its user code runs, held by that work at least, until the work ends: READY, or FAILED.
 * Neither of the two is ever left.
 */
final class Entry {

    private final RRefId rref;

    private final String contract;

    private final MonotonicTime since;

    private final Tally tally;

    private final Holds holds;

    private final Set<Job> waitingJobs = new LinkedHashSet<>();

    private final Set<WaitingRead> waitingReads = new LinkedHashSet<>();

    private CreationStage stage = CreationStage.KNOWN;

    private @Nullable RemoteFailure failure;

    private @Nullable Turns turns;

    private boolean revoked;

    Entry(RRefId rref, String contract, MonotonicTime since, Tally tally) {
        this.rref = rref;
        this.contract = contract;
        this.since = since;
        this.tally = tally;
        this.holds = new Holds(tally);
    }

    RRefId rref() {
        return rref;
    }

    String contract() {
        return contract;
    }

    MonotonicTime since() {
        return since;
    }

    Holds holds() {
        return holds;
    }

    CreationStage stage() {
        return stage;
    }

    /** Why its creation failed; null unless it did. */
    @Nullable
    RemoteFailure failure() {
        return failure;
    }

    void becomeReady(boolean serial) {
        advanceTo(CreationStage.READY);
        turns = serial ? new Turns() : null;
    }

    /** Who may call it when; null unless it is a serial object that is ready. */
    @Nullable
    Turns turns() {
        return turns;
    }

    void fail(RemoteFailure cause) {
        advanceTo(CreationStage.FAILED);
        failure = cause;
    }

    private void advanceTo(CreationStage end) {
        if (stage != CreationStage.KNOWN) {
            throw new IllegalStateException("creation of " + rref + " ended twice");
        }
        tally.advanced(stage, end);
        stage = end;
    }

    /** An operator has ended it. */
    void revoke() {
        revoked = true;
    }

    boolean isRevoked() {
        return revoked;
    }

    /** How it is listed now. */
    Reply.Listed listed(boolean argumentsIgnored) {
        return new Reply.Listed(rref, stage, failure, argumentsIgnored);
    }

    Set<Job> waitingJobs() {
        return waitingJobs;
    }

    Set<WaitingRead> waitingReads() {
        return waitingReads;
    }

    List<Job> takeWaitingJobs() {
        List<Job> taken = new ArrayList<>(waitingJobs);
        waitingJobs.clear();
        return taken;
    }

    List<WaitingRead> takeWaitingReads() {
        List<WaitingRead> taken = new ArrayList<>(waitingReads);
        waitingReads.clear();
        return taken;
    }
}
