package io.rref.holder;

import io.rref.LossReason;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The leases of this process: asked for at first contact, kept by {@link Renewals}, lost by the owner's word, or when there has
 * been none for too long.
 */
final class Leases implements OwnerLink.LinkAlarms {

    private final HolderId self;

    private final LeaseTerms terms;

    private final Moment moment;

    private final Timers timers;

    private final Timers lapses;

    private final Exchanges exchanges;

    private final LinkListener listener;

    private final Renewals renewals;

    private final Map<String, WorkerLinks> workers = new LinkedHashMap<>();

    /**
     * Without any lease.
     *
     * @param lapses for the lapses of leases alone
     */
    Leases(
            HolderId self,
            LeaseTerms terms,
            Moment moment,
            Timers timers,
            Timers lapses,
            Exchanges exchanges,
            LinkListener listener) {
        this.self = self;
        this.terms = terms;
        this.moment = moment;
        this.timers = timers;
        this.lapses = lapses;
        this.exchanges = exchanges;
        this.listener = listener;
        this.renewals = new Renewals(self, moment, timers, lapses, exchanges, listener, this);
    }

    /** The link for this target. If there is none, it is being opened from now on. */
    OwnerLink linkFor(Target target) {
        WorkerLinks worker = linksTo(target.worker());
        OwnerLink found = worker.find(target);
        return found == null ? open(worker, target) : found;
    }

    /** Every link whose lease was granted and has not ended. */
    List<OwnerLink> granted() {
        List<OwnerLink> links = new ArrayList<>();
        workers.values().forEach(worker -> links.addAll(worker.granted()));
        return links;
    }

    /** The worker may be elsewhere, or be another start: whoever is there is asked now and not at the next retry. */
    void moved(String worker) {
        WorkerLinks links = workers.get(worker);
        if (links == null) {
            return;
        }
        OwnerLink opening = links.opening();
        if (opening != null && opening.opening().open().isEmpty()) {
            ask(opening);
        }
        links.granted().forEach(renewals::probe);
    }

    /** Stops asking for a lease that nobody waits for any more. */
    void abandonIfUnused(OwnerLink link) {
        if (link.isOpening() && link.isUnused()) {
            drop(link);
        }
    }

    /** The lease, or the owner itself, is no more. */
    void lose(OwnerLink link, LinkLoss loss) {
        if (!link.isEnded()) {
            drop(link);
            listener.lost(link, loss);
        }
    }

    /** The owner does not know the token any more: it has ended the lease, or is ending itself. */
    void leaseLost(OwnerLink link, Problem problem) {
        boolean ownerEnds =
                LossReason.OWNER_LOST.name().equals(problem.members().get(Problem.REASON));
        lose(link, LinkLoss.told(ownerEnds ? LossReason.OWNER_LOST : LossReason.EXPIRED, problem));
    }

    /**
     * Another process answered. If it is another start of the same worker the link is lost; else the address was wrong.
     * Answers whether the link is lost.
     */
    boolean wrongTarget(OwnerLink link, Problem problem) {
        boolean sameWorker = link.worker().equals(problem.members().get(Problem.ACTUAL_WORKER));
        String actual = problem.members().get(Problem.ACTUAL_INCARNATION);
        if (!sameWorker || actual == null || link.target().incarnation() == null) {
            return false;
        }
        if (actual.equals(link.incarnation().value())) {
            return false;
        }
        lose(link, LinkLoss.told(LossReason.OWNER_LOST, problem));
        return true;
    }

    /** Ends the link without a word: its alarms, its sendings, its place in the table. */
    void drop(OwnerLink link) {
        link.end();
        timers.clear(link.sendAgain());
        timers.clear(link.tellSettled());
        lapses.clear(link.renewal().lapse());
        timers.clear(link.renewal().giveUp());
        exchanges.forget(link.opening().open());
        exchanges.forget(link.renewal().standing());
        linksTo(link.worker()).remove(link);
    }

    /** Drops the leases that are being asked for. */
    void stopOpening() {
        for (WorkerLinks worker : workers.values()) {
            OwnerLink opening = worker.opening();
            if (opening != null) {
                drop(opening);
            }
        }
    }

    @Override
    public void sendAgain(OwnerLink link) {
        if (link.isOpening()) {
            ask(link);
        } else {
            renewals.silent(link);
        }
    }

    @Override
    public void tellSettled(OwnerLink link) {
        renewals.tellSettled(link);
    }

    @Override
    public void lapse(OwnerLink link) {
        renewals.lapse(link);
    }

    @Override
    public void giveUp(OwnerLink link) {
        lose(link, LinkLoss.givenUp(link.terms().untilHolderGivesUp()));
    }

    /** This process did not run for so long, though the clock went on: time in which no owner could be heard. */
    void paused(Duration lasted) {
        granted().forEach(link -> renewals.waitLonger(link, lasted));
    }

    /** The clock stood still while the owners' clocks went on. */
    void slept(Duration lasted) {
        moment.slept(lasted);
        granted().forEach(renewals::slept);
    }

    private WorkerLinks linksTo(String worker) {
        return workers.computeIfAbsent(worker, name -> new WorkerLinks());
    }

    private OwnerLink open(WorkerLinks worker, Target target) {
        OwnerLink link = new OwnerLink(target, worker.nextSession(), terms, timers, this);
        worker.opening(link);
        ask(link);
        return link;
    }

    private void ask(OwnerLink link) {
        Message open = new Message.OpenLease(link.asked(), self, link.session());
        link.opening().sent(exchanges.send(open, new Opening(link)));
        timers.set(link.sendAgain(), moment.now().plus(link.opening().untilRepeat()));
    }

    private void granted(OwnerLink link, Reply.LeaseGranted grant, MonotonicTime countsFrom) {
        exchanges.forget(link.opening().open());
        link.granted(grant.owner(), grant.lease(), terms.withLength(grant.length()), moment.now());
        List<OwnerLink> displaced = linksTo(link.worker()).granted(link);
        renewals.begin(link, countsFrom);
        for (OwnerLink old : displaced) {
            boolean sameStart = old.incarnation().equals(link.incarnation());
            lose(old, LinkLoss.displaced(sameStart ? LossReason.EXPIRED : LossReason.OWNER_LOST));
        }
        listener.usable(link);
    }

    private void refused(OwnerLink link, Problem problem) {
        if (problem.type() == ProblemType.WRONG_TARGET) {
            if (!wrongTarget(link, problem)) {
                troubled(link, problem.detail());
            }
        } else {
            drop(link);
            listener.refused(link, problem);
        }
    }

    private void troubled(OwnerLink link, String detail) {
        link.opening().troubled(detail);
        askLater(link);
    }

    private void askLater(OwnerLink link) {
        timers.set(link.sendAgain(), moment.now().plus(link.opening().untilRetry()));
    }

    /** Why a grant cannot be used, if it cannot. */
    private @Nullable Problem flawOf(Reply.LeaseGranted grant) {
        if (terms.allowLength(grant.length())) {
            return null;
        }
        return new Problem(
                ProblemType.MALFORMED_REQUEST,
                "lease of " + grant.length() + " granted, must be more than twice the clock margin "
                        + terms.clockMargin());
    }

    /**
     * Hears the answers to one link's question for a lease. The lease counts from the earliest question that may have been
     * handled: the owner answers a repeated one with the lease that it has already begun.
     */
    private final class Opening implements Correspondent {

        private final OwnerLink link;

        Opening(OwnerLink link) {
            this.link = link;
        }

        @Override
        public void replied(Exchange exchange, Reply reply) {
            link.opening().answered(exchange);
            if (reply instanceof Reply.LeaseGranted grant) {
                Problem flaw = flawOf(grant);
                if (flaw == null) {
                    granted(link, grant, link.opening().earliestUpTo(exchange.sentAt()));
                } else {
                    refused(link, flaw);
                }
            } else if (reply instanceof Reply.Refused refusal) {
                refused(link, refusal.problem());
            } else {
                troubled(
                        link,
                        "answered a question for a lease with "
                                + reply.getClass().getSimpleName());
            }
        }

        @Override
        public void failed(Exchange exchange, Certainty certainty, String detail) {
            link.opening().failed(exchange, certainty, detail);
            askLater(link);
        }
    }
}
