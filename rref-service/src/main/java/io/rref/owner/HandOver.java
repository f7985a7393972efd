package io.rref.owner;

import io.rref.protocol.CreationStage;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import java.util.List;

/** Hands work over to the shell once its target is ready, on a serial object when its turn has come. */
final class HandOver {

    private static final int TELLING_TAKES_ONE_OF = 10;

    private static final Duration LONGEST_TELLING = Duration.ofMillis(100);

    private final HolderId self;

    private final Agenda agenda;

    HandOver(HolderId self, Agenda agenda) {
        this.self = self;
        this.agenda = agenda;
    }

    /** Starts the job, or lets it wait until its deadline for its target. */
    void begin(Job job, Step step) {
        Entry target = job.target();
        if (target == null || target.stage() == CreationStage.READY) {
            goOn(job, step);
        } else {
            target.waitingJobs().add(job);
            mayBeOvertaken(job);
            job.waitUntil(agenda.enter(job.work().deadline(), new Due.WorkWaitedLong(job)));
        }
    }

    /** What it acts on is ready: it starts, or on a serial object when its turn comes. */
    void goOn(Job job, Step step) {
        Entry target = job.target();
        if (target != null && job.isGhost()) {
            target.waitingJobs().add(job);
            return;
        }
        if (job.turns() == null) {
            start(job, step);
            return;
        }
        mayBeOvertaken(job);
        startAll(SerialCalls.arrived(job), step);
        if (!job.isHandedOver()) {
            agenda.strike(job.waitsUntil());
            job.waitUntil(agenda.enter(whileThereIsTime(job, step), new Due.WorkWaitedLong(job)));
        }
    }

    private static void mayBeOvertaken(Job job) {
        RequestNumber number = job.request().number();
        if (job.isCall() && number != null) {
            job.lease().waitingCalls().add(number, job);
        }
    }

    /** A little before its time is up, so that who asked hears of it in time that nothing ran. */
    private static MonotonicTime whileThereIsTime(Job job, Step step) {
        MonotonicTime deadline = job.work().deadline();
        Duration part = step.now().remainingUntil(deadline).dividedBy(TELLING_TAKES_ONE_OF);
        Duration margin = part.compareTo(LONGEST_TELLING) > 0 ? LONGEST_TELLING : part;
        return deadline.plus(margin.negated());
    }

    /** It is the turn of these. */
    void startAll(List<Job> starting, Step step) {
        starting.forEach(job -> start(job, step));
    }

    private void start(Job job, Step step) {
        boolean waited = job.waitsUntil() != null;
        if (waited) {
            job.lease().waitingCalls().remove(job);
        }
        agenda.strike(job.waitsUntil());
        job.handOver();
        if (job.made() != null) {
            job.waitUntil(agenda.enter(job.work().deadline(), new Due.WorkRunsLong(job)));
        }
        step.decide(new OwnerDecision.StartWork(job.id(), job.work(), waited, turnsOf(job)));
    }

    private HeldTurns turnsOf(Job job) {
        Entry target = job.target();
        HeldTurns held = HeldTurns.in(job.work().attributes());
        if (!(job.work() instanceof Work.RunCall call) || target == null || job.turns() == null) {
            return held;
        }
        String what = target.contract() + "." + call.method() + "@" + self.name();
        return held.and(new HeldTurns.Turn(target.rref(), job.id().value(), what));
    }
}
