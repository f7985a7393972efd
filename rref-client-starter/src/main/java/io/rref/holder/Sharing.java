package io.rref.holder;

import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Owner-first sharing: a carried handle is registered at its owner for the receiver before the request that carries it is sent, and
 * let go when that is settled.
 *
 * <p>Answered: its receiver has claimed or declined it. Certainly not run: withdrawn at once. Unknown: it stands for as long as the
 * request may still arrive, and a margin. A withdrawal never touches what was claimed.
 */
final class Sharing {

    private final Moment moment;

    private final LeaseTerms terms;

    private final HandleTable table;

    private final Operations operations;

    Sharing(Moment moment, LeaseTerms terms, HandleTable table, Operations operations) {
        this.moment = moment;
        this.terms = terms;
        this.table = table;
        this.operations = operations;
    }

    /** Registers what the operation carries for the worker at the other end of its link; then it is sent, or has ended. */
    void registerFor(Operation operation) {
        OwnerLink link = operation.link();
        HolderId receiver = new HolderId(link.worker(), link.incarnation());
        ShareGroup group = group(operation.carried(), receiver, new ShareGroup.Listener() {
            @Override
            public void registered() {
                operations.advance(operation);
            }

            @Override
            public void refused(Outcome cause) {
                operations.end(operation, endingOf(cause));
            }
        });
        operation.shares(group);
        register(group, operation.carried(), standsFor(operation), operation.deadline());
    }

    /** An empty group for those of these handles that need a fork of their own. */
    ShareGroup group(List<CarriedHandle> carried, HolderId receiver, ShareGroup.Listener listener) {
        int size = (int)
                carried.stream().filter(handle -> !handle.travelsUnderSource()).count();
        return new ShareGroup(receiver, size, listener);
    }

    /** Starts the registrations of a group. It may have ended before this returns. */
    void register(ShareGroup group, List<CarriedHandle> carried, Duration standsFor, MonotonicTime deadline) {
        for (CarriedHandle handle : carried) {
            if (!handle.travelsUnderSource() && !group.isEnded()) {
                register(group, handle, standsFor, deadline);
            }
        }
    }

    /** The request that carried them has ended. */
    void concluded(Operation operation, Ending ending) {
        ShareGroup group = operation.shares();
        if (group == null || group.isEnded()) {
            return;
        }
        switch (fateOfHandles(operation, ending)) {
            case RAN -> group.end();
            case NOT_RUN -> letGo(group, Duration.ZERO);
            case UNKNOWN -> letGo(group, standsFor(operation));
        }
    }

    /**
     * Two answers say nothing of the handles. Arguments for a bound name are not looked at. And a call whose result stays is
     * answered before its object is ready, or if that has failed: its handles are claimed later, by its deadline, or never.
     */
    private static Fate fateOfHandles(Operation operation, Ending ending) {
        if (ending.outcome() instanceof Outcome.Answered answered && answered.reply() instanceof Reply.Listed listed) {
            if (listed.argumentsIgnored()) {
                return Fate.NOT_RUN;
            }
            if (operation.acting() != null && listed.stage() != CreationStage.READY) {
                return Fate.UNKNOWN;
            }
        }
        return ending.fate();
    }

    /** Gives the open registrations up and withdraws the others, which stand for so long yet. */
    void letGo(ShareGroup group, Duration standsFor) {
        group.end();
        group.running().forEach(registration -> operations.giveUp(registration, ProblemType.CANCELLED));
        for (ShareGroup.Registered fork : group.registered()) {
            if (!fork.link().isEnded()) {
                WireHandle wire = fork.handle().wire();
                Action withdraw = new Action.Withdraw(wire.rref(), wire.fork(), standsFor);
                operations.start(Operation.lettingGo(new Request.Act(withdraw), fork.link()));
            }
        }
    }

    /** The same handles with what has been learnt of their owners and objects. */
    List<CarriedHandle> corrected(List<CarriedHandle> carried) {
        return carried.stream().map(this::corrected).toList();
    }

    private CarriedHandle corrected(CarriedHandle carried) {
        WireHandle source = recordOf(carried).wire();
        WireHandle wire = carried.wire();
        return new CarriedHandle(
                carried.source(),
                new WireHandle(wire.owner(), source.incarnation(), source.rref(), wire.fork(), wire.contract()));
    }

    private void register(ShareGroup group, CarriedHandle carried, Duration standsFor, MonotonicTime deadline) {
        WireHandle wire = carried.wire();
        Action register = new Action.Register(wire.rref(), carried.source(), wire.fork(), group.receiver(), standsFor);
        Operation registration = Operation.of(
                new Request.Act(register),
                new Target(wire.owner(), wire.incarnation()),
                deadline,
                (operation, outcome) -> group.ended(carried, operation, outcome));
        registration.actUnder(recordOf(carried));
        group.started(registration);
        operations.start(registration);
    }

    private Duration standsFor(Operation operation) {
        return moment.now().remainingUntil(operation.deadline()).plus(terms.pendingMargin());
    }

    /** Held by whoever shares it, so it is listed. */
    private HandleRecord recordOf(CarriedHandle carried) {
        return Objects.requireNonNull(table.get(carried.source()), "source is held and yet not listed");
    }

    private static Ending endingOf(Outcome cause) {
        if (cause instanceof Outcome.Gone || cause instanceof Outcome.Failed) {
            return new Ending(cause, Fate.NOT_RUN);
        }
        String detail = "a handle among the arguments was not registered: "
                + Ending.problemOf(cause).detail();
        return Ending.notExecuted(ProblemType.HANDLE_REFUSED, detail);
    }
}
