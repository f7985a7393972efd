package io.rref.owner;

import io.rref.LossReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends the owner in order: all holders are told that it drains, what runs may end, towards the end nothing more begins, the
 * answers may be read, then every lease ends, and whoever had no renewal standing gets a moment to ask and learn it.
 */
final class OrderlyEnd {

    /** The part of the time that is kept for what has begun to end, and no more than that of it. */
    private static final int CLOSING_SHARE = 4;

    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(5);

    /** How long the holders have to say that they have read their last answers. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** How long a holder that could not be told has to ask. */
    private static final Duration TELLING = Duration.ofSeconds(1);

    private final Tables tables;

    private final LeaseKeeper leases;

    private Agenda.@Nullable Appointment closing;

    private Agenda.@Nullable Appointment latest;

    private Agenda.@Nullable Appointment settling;

    OrderlyEnd(Tables tables, LeaseKeeper leases) {
        this.tables = tables;
        this.leases = leases;
    }

    /** A second time changes nothing. */
    void begin(Duration longest, Step step) {
        if (!tables.drain().isRunning()) {
            return;
        }
        tables.drain().begin();
        closing = tables.agenda().enter(step.now().plus(longest.minus(forClosing(longest))), new Due.DrainCloses());
        Agenda.Appointment end = tables.agenda().enter(step.now().plus(longest), new Due.DrainStageEnds());
        latest = end;
        for (Lease lease : tables.leases().all()) {
            lease.notices().draining(end.at());
            tables.renewals().speak(lease, step);
        }
    }

    private static Duration forClosing(Duration longest) {
        Duration share = longest.dividedBy(CLOSING_SHARE);
        return share.compareTo(LONGEST_CLOSING) < 0 ? share : LONGEST_CLOSING;
    }

    /** Callers that keep coming would have a call cut off at the end, its outcome unknown: from now on they are refused. */
    void close() {
        tables.drain().close();
    }

    /** After each event: it may have been the last that the next stage waited for. */
    void goOn(Step step) {
        if (tables.drain().isDraining()) {
            drain(step);
        }
        if (tables.endedLeases().isClean() && tables.drain().isToldNow()) {
            step.decide(tables.drain().outcome());
        }
    }

    private void drain(Step step) {
        if (!tables.works().all().isEmpty()) {
            tables.agenda().strike(settling);
            settling = null;
        } else if (allIsRead()) {
            end(step);
        } else if (settling == null) {
            settling = tables.agenda().enter(step.now().plus(SETTLING), new Due.DrainStageEnds());
        }
    }

    /** What was refused has not run, which the end of its lease says as well. */
    private boolean allIsRead() {
        return tables.leases().all().stream().noneMatch(lease -> lease.window().hasBegun());
    }

    /** The time of a stage is up. */
    void stageEnds(Step step) {
        if (tables.drain().isDraining()) {
            end(step);
        } else {
            tables.drain().giveUpOnUntold();
        }
    }

    private void end(Step step) {
        tables.drain().ended(tables.works().all().size());
        tables.agenda().strike(closing);
        tables.agenda().strike(latest);
        tables.agenda().strike(settling);
        leases.endAll(step);
        tables.references().all().stream().toList().forEach(entry -> {
            tables.names().unbindAll(entry);
            tables.references().releaseIfUnheld(entry, LossReason.OWNER_LOST, step);
        });
        tables.agenda().enter(step.now().plus(TELLING), new Due.DrainStageEnds());
    }
}
