package io.rref.owner;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.NewReference;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the action of one numbered request: gives back its outcome, or nothing while it runs. Each method checks
 * first, by throwing {@link Refusal}, and changes then.
 */
final class Acceptance implements Action.Visitor<Optional<Reply>> {

    /** What a creation brought for the user code that makes the object. */
    private record Brought(Content arguments, List<WireHandle> handles, Map<String, String> attributes) {}

    private static final Optional<Reply> DONE = Optional.of(new Reply.Done());

    private final Tables tables;

    private final Lease lease;

    private final Request request;

    private final OwnerEvent.RequestArrived event;

    private final Step step;

    Acceptance(Tables tables, Lease lease, Request request, OwnerEvent.RequestArrived event, Step step) {
        this.tables = tables;
        this.lease = lease;
        this.request = request;
        this.event = event;
        this.step = step;
    }

    @Override
    public Optional<Reply> create(Action.Create create) {
        requireNotDraining();
        NewReference created = new NewReference(create.rref(), create.fork(), create.contract());
        return createObject(
                created, new Brought(create.arguments(), create.handles(), create.attributes()), made -> {});
    }

    private void requireNotClosing() {
        tables.drain().requireNotClosing(tables.self(), lease.holder());
    }

    private void requireNotDraining() {
        tables.drain().requireRunning(tables.self(), lease.holder());
    }

    private Optional<Reply> createObject(NewReference created, Brought brought, Consumer<Entry> naming) {
        requireRoomFor(created, brought.handles());
        Fork made = tables.references().open(created, lease, step.now());
        naming.accept(made.entry());
        Work work = new Work.CreateObject(
                lease.holder(),
                deadline(),
                created.rref(),
                created.contract(),
                brought.arguments(),
                takeIn(brought.handles()),
                brought.attributes());
        return begin(work, null, made);
    }

    @Override
    public Optional<Reply> call(Action.Call call) {
        requireNotClosing();
        Entry target = tables.references().requireActing(lease, call.rref(), call.fork());
        RemoteFailure failure = target.failure();
        requireOrder(call, target);
        NewReference as = call.as();
        if (failure != null && as == null) {
            return Optional.of(new Reply.CreationFailed(failure));
        }
        Fork made = make(as, call.handles());
        if (failure != null) {
            return Optional.of(failWith(failure, Objects.requireNonNull(made).entry()));
        }
        Work work = new Work.RunCall(
                lease.holder(),
                deadline(),
                call.rref(),
                call.method(),
                call.arguments(),
                takeIn(call.handles()),
                call.attributes(),
                as == null ? null : as.rref(),
                as == null ? null : as.contract());
        return tables.works().begin(job(work, target, made).following(call.after()), step);
    }

    /** A call follows an earlier one, and does not wait for its own end. */
    private void requireOrder(Action.Call call, Entry target) {
        RequestNumber number = event.message().number();
        RequestNumber after = call.after();
        if (after != null && after.compareTo(number) >= 0) {
            throw new Refusal(Problems.followsLater(number, after));
        }
        Turns turns = target.turns();
        Job current = turns == null ? null : turns.current();
        if (current != null) {
            HeldTurns held = HeldTurns.in(call.attributes());
            if (held.contains(target.rref(), current.id().value())) {
                throw new Refusal(Problems.waitsForItself(target.contract() + "." + call.method(), held));
            }
        }
    }

    private static Reply failWith(RemoteFailure failure, Entry made) {
        made.fail(failure);
        return made.listed(false);
    }

    @Override
    public Optional<Reply> callFunction(Action.CallFunction call) {
        requireNotClosing();
        NewReference as = call.as();
        Fork made = make(as, call.handles());
        Work work = new Work.RunFunction(
                lease.holder(),
                deadline(),
                call.contract(),
                call.method(),
                call.arguments(),
                takeIn(call.handles()),
                call.attributes(),
                as == null ? null : as.rref(),
                as == null ? null : as.contract());
        return begin(work, null, made);
    }

    @Override
    public Optional<Reply> fetch(Action.Fetch fetch) {
        requireNotClosing();
        Entry target = tables.references().requireActing(lease, fetch.rref(), fetch.fork());
        RemoteFailure failure = target.failure();
        if (failure != null) {
            return Optional.of(new Reply.CreationFailed(failure));
        }
        return begin(new Work.ReadValue(lease.holder(), deadline(), fetch.rref()), target, null);
    }

    @Override
    public Optional<Reply> register(Action.Register register) {
        tables.references().register(register, lease, step.now());
        return DONE;
    }

    @Override
    public Optional<Reply> claim(Action.Claim claim) {
        tables.references().claim(claim, lease);
        return DONE;
    }

    @Override
    public Optional<Reply> release(Action.Release release) {
        tables.references().release(release, lease, step);
        return DONE;
    }

    @Override
    public Optional<Reply> withdraw(Action.Withdraw withdraw) {
        tables.references().withdraw(withdraw, lease, step);
        return DONE;
    }

    @Override
    public Optional<Reply> find(Action.Find find) {
        requireNotDraining();
        NewReference asked = new NewReference(find.rref(), find.fork(), find.contract());
        Entry bound = tables.names().find(find.name(), find.contract());
        if (bound != null) {
            return listAlso(bound, find.fork(), false);
        }
        if (!tables.names().isDeclared(find.name())) {
            throw tables.names().unknown(find.name());
        }
        return createNamed(find.name(), asked, new Brought(Content.EMPTY, List.of(), Map.of()), null);
    }

    @Override
    public Optional<Reply> publish(Action.Publish publish) {
        requireNotDraining();
        NewReference asked = new NewReference(publish.rref(), publish.fork(), publish.contract());
        Entry bound = tables.names().find(publish.name(), publish.contract());
        if (bound != null) {
            return listAlso(bound, publish.fork(), true);
        }
        if (tables.names().isDeclared(publish.name())) {
            // What the worker declares takes no caller's arguments, whoever is first to ask for it, and by which word.
            request.ignoreArguments();
            Brought nothing = new Brought(Content.EMPTY, List.of(), publish.attributes());
            return createNamed(publish.name(), asked, nothing, null);
        }
        tables.names().requireRoom();
        Brought brought = new Brought(publish.arguments(), publish.handles(), publish.attributes());
        return createNamed(publish.name(), asked, brought, lease.holder());
    }

    private Optional<Reply> createNamed(
            String name, NewReference asked, Brought brought, @Nullable HolderId publisher) {
        return createObject(asked, brought, made -> tables.names().bind(name, made, publisher));
    }

    private Optional<Reply> listAlso(Entry bound, ForkId fork, boolean argumentsIgnored) {
        tables.references().requireUnused(bound, fork);
        lease.requireRoomForFork();
        tables.references().addLive(bound, fork, lease, step.now());
        return Optional.of(bound.listed(argumentsIgnored));
    }

    @Override
    public Optional<Reply> unname(Action.Unname unname) {
        Entry freed = tables.names().unname(unname.name(), lease.holder());
        tables.references().releaseIfUnheld(freed, LossReason.REVOKED, step);
        return DONE;
    }

    private @Nullable Fork make(@Nullable NewReference as, List<WireHandle> handles) {
        if (as == null) {
            requireAuthority(handles);
            return null;
        }
        requireRoomFor(as, handles);
        return tables.references().open(as, lease, step.now());
    }

    /** In this order: handles that are claimed by being sent take room too. */
    private void requireRoomFor(NewReference created, List<WireHandle> handles) {
        tables.references().requireFree(created.rref());
        requireAuthority(handles);
        lease.requireRoomForFork();
    }

    /** A handle that travels to its owner travels under the sender's own fork. */
    private void requireAuthority(List<WireHandle> handles) {
        for (WireHandle handle : handles) {
            boolean own = handle.isOwnedBy(tables.self());
            if (own
                    && tables.references()
                            .acting(lease, handle.rref(), handle.fork())
                            .isEmpty()) {
                throw new Refusal(Problems.handleRefused(handle));
            }
        }
    }

    /** Opens a local handle for each handle to an object of this owner, in the step that accepts the request. */
    private List<ArrivedHandle> takeIn(List<WireHandle> handles) {
        List<ArrivedHandle> arrived = new ArrayList<>(handles.size());
        for (int i = 0; i < handles.size(); i++) {
            WireHandle wire = handles.get(i);
            ForkId local = wire.isOwnedBy(tables.self()) ? event.freshForks().get(i) : null;
            if (local != null) {
                Objects.requireNonNull(tables.references().find(wire.rref()))
                        .holds()
                        .addLocal(local);
            }
            arrived.add(new ArrivedHandle(wire, local));
        }
        return arrived;
    }

    private Optional<Reply> begin(Work work, @Nullable Entry target, @Nullable Fork made) {
        return tables.works().begin(job(work, target, made), step);
    }

    private Job job(Work work, @Nullable Entry target, @Nullable Fork made) {
        return new Job(tables.works().nextId(), work, request, lease, target, made);
    }

    private MonotonicTime deadline() {
        return step.now().plus(event.message().remaining());
    }
}
