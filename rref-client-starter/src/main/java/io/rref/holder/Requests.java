package io.rref.holder;

import io.rref.ForkId;
import io.rref.holder.HolderEvent.ActionRequested;
import io.rref.holder.HolderEvent.QueryRequested;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the shell asks for: accepted if its handles can be used, and told once what it came to. */
final class Requests {

    private final Moment moment;

    private final HandleTable table;

    private final Operations operations;

    private final int limit;

    private final Map<OperationId, Operation> untold = new LinkedHashMap<>();

    /** @param limit how many may be open at one time */
    Requests(Moment moment, HandleTable table, Operations operations, int limit) {
        this.limit = limit;
        this.moment = moment;
        this.table = table;
        this.operations = operations;
    }

    void action(ActionRequested event) {
        Request request = new Request.Act(event.action());
        Operation operation = Operation.of(request, event.target(), event.deadline(), this::tell);
        operation.carry(event.carried());
        accept(event.operation(), operation);
    }

    /** A query goes to the owner of the handle that it acts under. */
    void query(QueryRequested event) {
        Query query = event.query();
        HandleRecord handle = table.get(query.fork());
        Target target = handle == null ? new Target("its owner", null) : handle.owner();
        accept(event.operation(), Operation.of(new Request.Ask(query), target, event.deadline(), this::tell));
    }

    void cancel(OperationId id) {
        Operation operation = untold.get(id);
        if (operation != null) {
            operations.giveUp(operation, ProblemType.CANCELLED);
        }
    }

    private void accept(OperationId id, Operation operation) {
        boolean full = untold.size() >= limit;
        if (untold.putIfAbsent(id, operation) != null) {
            return;
        }
        operation.id(id);
        Ending obstacle = full ? full() : hold(operation);
        Ending taken = make(operation);
        if (obstacle != null) {
            operations.refuse(operation, obstacle);
        } else if (taken != null) {
            operations.refuse(operation, taken);
        } else {
            operations.start(operation);
        }
    }

    private void tell(Operation operation, Outcome outcome) {
        OperationId id = operation.id();
        if (id != null && untold.remove(id) != null) {
            moment.decide(new HolderDecision.Complete(id, outcome));
        }
    }

    /** Holds the handle that it acts under and those that it carries. Answers why it cannot, if it cannot. */
    private @Nullable Ending hold(Operation operation) {
        Optional<ForkId> under = operation.request().actsUnder();
        if (under.isPresent()) {
            HandleRecord acting = table.get(under.get());
            if (acting == null || acting.isClosing()) {
                return closed(under.get());
            }
            operation.actUnder(acting);
        }
        for (CarriedHandle carried : operation.carried()) {
            HandleRecord source = table.get(carried.source());
            if (source == null || source.isClosing()) {
                return closed(carried.source());
            }
            operation.hold(source);
        }
        return null;
    }

    private Ending full() {
        return Ending.notExecuted(
                ProblemType.LIMIT_REACHED,
                "this process has " + limit
                        + " operations open, as many as rref.client.operations allows: wait for some to"
                        + " end, or raise it");
    }

    private Ending closed(ForkId fork) {
        return operations.isLeaving()
                ? Ending.notExecuted(
                        ProblemType.DRAINING,
                        "the process left, and let go of its handles: " + fork
                                + " cannot be used or passed on any more")
                : Ending.notExecuted(
                        ProblemType.REFERENCE_GONE,
                        "handle " + fork
                                + " is not open here: it has been closed, or it belongs to another RRefClient");
    }

    /** Lists the handle that it makes. Answers why it cannot, if it cannot. */
    private @Nullable Ending make(Operation operation) {
        MadeHandle made = operation.request().makes().orElse(null);
        if (made == null) {
            return null;
        }
        HandleRecord record = HandleRecord.pending(
                operation.target().worker(), made.rref(), made.fork(), contractOf(made, operation));
        if (table.add(record) != null) {
            return Ending.notExecuted(ProblemType.ID_TAKEN, "handle " + made.fork() + " is listed already");
        }
        operation.make(record);
        return null;
    }

    private static String contractOf(MadeHandle made, Operation operation) {
        String contract = made.contract();
        HandleRecord acting = operation.acting();
        if (contract != null) {
            return contract;
        }
        return acting == null ? "" : acting.wire().contract();
    }
}
