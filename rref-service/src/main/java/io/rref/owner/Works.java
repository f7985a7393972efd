package io.rref.owner;

import io.rref.LossReason;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.Problem;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The work that runs or waits for its target: begun by an accepted request, ended by the shell's word or without it. */
final class Works {

    /** Between two looks whether anybody still holds what long work makes. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final HolderId self;

    private final Agenda agenda;

    private final References references;

    private final Names names;

    private final Outcomes outcomes;

    private final WaitingReads reads;

    private final HandOver handOver;

    private final Map<WorkId, Job> jobs = new LinkedHashMap<>();

    private long lastId;

    Works(HolderId self, Agenda agenda, References references, Names names, Outcomes outcomes, WaitingReads reads) {
        this.self = self;
        this.agenda = agenda;
        this.references = references;
        this.names = names;
        this.outcomes = outcomes;
        this.reads = reads;
        this.handOver = new HandOver(self, agenda);
    }

    WorkId nextId() {
        return new WorkId(++lastId);
    }

    Collection<Job> all() {
        return jobs.values();
    }

    /**
     * Lets the job hold what it needs, and starts it unless its target is not ready. A new reference is answered at once
     * in that case: the answer never waits for a value.
     */
    Optional<Reply> begin(Job job, Step step) {
        hold(job);
        handOver.begin(job, step);
        Fork made = job.made();
        return job.isHandedOver() || made == null
                ? Optional.empty()
                : Optional.of(made.entry().listed(false));
    }

    /** It is the turn of these. */
    void startAll(List<Job> starting, Step step) {
        handOver.startAll(starting, step);
    }

    /** It has waited as long as it may. */
    void waitedLong(Job job, Step step) {
        refuse(job, Problems.deadlinePassed(SerialCalls.awaitedBy(job)), step);
    }

    private void hold(Job job) {
        jobs.put(job.id(), job);
        job.request().runAs(job);
        job.lease().add(job);
        job.holding().forEach(entry -> entry.holds().add(job));
    }

    /** Past its deadline it goes on as long as somebody holds what it makes; who lets go later is noticed at the next look. */
    void runsLong(Job job, Step step) {
        Fork made = Objects.requireNonNull(job.made());
        if (made.entry().holds().isWantedBeside(job, null)) {
            job.waitUntil(agenda.enter(step.now().plus(BETWEEN_LOOKS), new Due.WorkRunsLong(job)));
        } else {
            stop(job, Problems.deadlinePassed("it ended"), step);
        }
    }

    /** User code is about to run: a creation is known. */
    void started(WorkId id, Step step) {
        Job job = jobs.get(id);
        if (job != null) {
            list(job, step);
        }
    }

    /** Answers a creation that has not been answered with the stage that it is in. */
    private void list(Job job, Step step) {
        Fork made = job.made();
        Request request = job.request();
        if (made != null && request.outcome() == null) {
            Reply listed = made.entry().listed(request.argumentsIgnored());
            outcomes.finish(request, job.lease(), listed, step);
        }
    }

    /** A call or a read ended with its answer. */
    void ended(WorkId id, Reply reply, Step step) {
        Job job = jobs.get(id);
        if (job == null) {
            return;
        }
        require(job.made() == null, id, "makes an object: it ends with CreationEnded or WorkRefused");
        remove(job);
        outcomes.finish(job.request(), job.lease(), reply, step);
        letGo(job, step);
    }

    void creationEnded(OwnerEvent.CreationEnded event, Step step) {
        WorkId id = event.work();
        RemoteFailure failure = event.failure();
        Job job = jobs.get(id);
        if (job == null) {
            return;
        }
        Fork made = job.made();
        require(made != null, id, "makes no object: it ends with WorkEnded or WorkRefused");
        Entry entry = Objects.requireNonNull(made).entry();
        remove(job);
        if (failure == null) {
            entry.becomeReady(event.serial());
        } else {
            entry.fail(failure);
        }
        list(job, step);
        conclude(entry, step);
        letGo(job, step);
    }

    private static void require(boolean expected, WorkId id, String otherwise) {
        if (!expected) {
            throw new IllegalStateException(id + " " + otherwise);
        }
    }

    void refused(WorkId id, Problem problem, Step step) {
        Job job = jobs.get(id);
        if (job != null) {
            refuse(job, problem, step);
        }
    }

    /**
     * Ends work of which nothing ran. What it was to make is taken back if nobody has been told of it; where somebody
     * has, it has failed for them.
     */
    void refuse(Job job, Problem problem, Step step) {
        remove(job);
        closeUntaken(job, step);
        Fork made = job.made();
        boolean told = job.request().outcome() != null;
        if (made != null && !told) {
            references.detach(made);
        }
        if (!told) {
            outcomes.finish(job.request(), job.lease(), new Reply.Refused(problem), step);
        }
        if (made != null) {
            made.entry().fail(notExecuted(problem));
            conclude(made.entry(), step);
        }
        letGo(job, step);
    }

    private RemoteFailure notExecuted(Problem problem) {
        return new RemoteFailure("io.rref.NotExecutedException", problem.detail(), List.of(), self.name());
    }

    /** The lease of who asked has ended, for this reason. */
    void stopOrSpare(Job job, Problem why, Step step) {
        if (isWantedByOthers(job)) {
            spare(job, step);
        } else {
            stop(job, why, step);
        }
    }

    private void spare(Job job, Step step) {
        job.spare();
        Entry target = job.target();
        boolean heldBack = target != null
                && target.stage() == CreationStage.READY
                && target.waitingJobs().remove(job);
        Turns turns = job.turns();
        if (heldBack) {
            handOver.goOn(job, step);
        } else if (turns != null) {
            startAll(SerialCalls.resumed(turns), step);
        }
    }

    private static boolean isWantedByOthers(Job job) {
        Fork made = job.made();
        return made != null && made.entry().holds().isWantedBeside(job, made);
    }

    /**
     * Nobody who asked waits for this work any more. An object that somebody else holds already goes on being made:
     * whose creation it was is not their affair.
     */
    void stop(Job job, Problem problem, Step step) {
        if (isWantedByOthers(job)) {
            return;
        }
        if (!job.isHandedOver()) {
            refuse(job, problem, step);
        } else if (job.askToStop()) {
            step.decide(new OwnerDecision.StopWork(job.id()));
        }
    }

    /**
     * A creation has ended: what waited for it goes on, or fails with it. A list and not recursion, since a chain of
     * calls on results of calls may be as long as its maker likes.
     */
    private void conclude(Entry first, Step step) {
        Deque<Entry> ended = new ArrayDeque<>();
        ended.add(first);
        while (!ended.isEmpty()) {
            Entry entry = ended.remove();
            RemoteFailure failure = entry.failure();
            entry.takeWaitingReads().forEach(read -> reads.finish(read, read.reply(), step));
            if (failure == null) {
                entry.takeWaitingJobs().forEach(job -> handOver.goOn(job, step));
            } else {
                names.unbindAll(entry);
                entry.takeWaitingJobs().forEach(job -> failWith(failure, job, ended, step));
            }
            references.releaseIfUnheld(entry, LossReason.RELEASED, step);
        }
    }

    private void failWith(RemoteFailure failure, Job job, Deque<Entry> ended, Step step) {
        remove(job);
        closeUntaken(job, step);
        Fork made = job.made();
        if (made == null) {
            outcomes.finish(job.request(), job.lease(), new Reply.CreationFailed(failure), step);
        } else {
            made.entry().fail(failure);
            ended.add(made.entry());
        }
        startAll(SerialCalls.ended(job), step);
    }

    private void remove(Job job) {
        jobs.remove(job.id());
        job.end();
        job.lease().remove(job);
        agenda.strike(job.waitsUntil());
        job.holding().forEach(entry -> entry.holds().remove(job));
        Entry target = job.target();
        if (target != null) {
            target.waitingJobs().remove(job);
        }
    }

    /** What has waited for it goes on, and what only it has held is released. */
    private void letGo(Job job, Step step) {
        startAll(SerialCalls.ended(job), step);
        job.holding().forEach(entry -> references.releaseIfUnheld(entry, LossReason.RELEASED, step));
    }

    /** The shell closes the handles that it was given; those that it never saw are closed here. */
    private void closeUntaken(Job job, Step step) {
        if (job.isHandedOver()) {
            return;
        }
        for (ArrivedHandle handle : job.work().handles()) {
            if (handle.local() != null) {
                references.closeLocal(handle.wire().rref(), handle.local(), step);
            }
        }
    }
}
