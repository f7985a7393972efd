package io.rref.runtime;

import io.rref.ForkId;
import io.rref.RRefType;
import io.rref.RpcMode;
import io.rref.codec.Encoded;
import io.rref.codec.ValueCodec;
import io.rref.holder.HolderEvent;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import io.rref.protocol.Action;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.NewReference;
import io.rref.protocol.Query;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import io.rref.proxy.ContractMethod;
import java.lang.ref.Reference;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Every use of a handle or worker: says what is asked of whom. {@link OperationStarter} starts it, {@link OutcomeReadings} reads
 * what comes of it. Thread-safe.
 */
final class Operations {

    private final HolderShell shell;

    private final OwnWorker ownWorker;

    private final ValueCodec codec;

    private final FreshIds ids;

    private final RuntimeSettings settings;

    private final Executor executor;

    private final HandleRegistry handles;

    private final HandleCloser closer;

    private final OperationStarter starter;

    private final OutcomeReadings readings;

    private final CallWatches watches;

    private final CallScopes scopes;

    Operations(
            HolderShell shell,
            OwnWorker ownWorker,
            ValueCodec codec,
            FreshIds ids,
            RuntimeSettings settings,
            Executor executor,
            HandleRegistry handles,
            HandleCloser closer,
            CallWatches watches) {
        this.shell = shell;
        this.ownWorker = ownWorker;
        this.codec = codec;
        this.ids = ids;
        this.settings = settings;
        this.executor = new SureExecutor(executor);
        this.scopes = new CallScopes(this.executor);
        this.handles = handles;
        this.closer = closer;
        this.watches = watches;
        this.starter = new OperationStarter(shell, settings, handles);
        this.readings = new OutcomeReadings(this, shell, codec);
    }

    HolderShell shell() {
        return shell;
    }

    OwnWorker ownWorker() {
        return ownWorker;
    }

    HandleRegistry handles() {
        return handles;
    }

    HandleCloser closer() {
        return closer;
    }

    FreshIds ids() {
        return ids;
    }

    RuntimeSettings settings() {
        return settings;
    }

    Executor executor() {
        return executor;
    }

    CallScopes scopes() {
        return scopes;
    }

    /** Refuses to block where a blocked thread stops every other call. */
    static void requireBlockingAllowed(String what) {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException(what + " blocks, and thread '"
                    + Thread.currentThread().getName() + "' must not: use rpcAsync, rpcMono or toHereAsync here");
        }
    }

    /** Whoever waits for the future learns there of what is wrong already: nothing is thrown here. */
    static <R extends @Nullable Object> CompletableFuture<R> inFuture(Supplier<CompletableFuture<R>> use) {
        try {
            return use.get();
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Calls a method whose result comes back: {@code mode} says to those who watch whether somebody waits for it. */
    RunningOperation<@Nullable Object> call(
            RpcMode mode,
            Addressee to,
            ContractMethod method,
            @Nullable Object[] arguments,
            Duration own,
            Map<String, String> attributes) {
        CarriedHandles carried = CarriedHandles.toWorker(ids, to.target().worker());
        Encoded encoded = codec.encodeArguments(method.parameterTypes(), arguments, carried);
        RemoteExceptions raised = RemoteExceptions.declaredBy(method.method().getExceptionTypes());
        WatchedCall watched = watches.begin(
                () -> CallFacts.ofCall(mode, method, self(), to.target().worker()));
        return watched.<RunningOperation<@Nullable Object>>start(() -> {
            Map<String, String> all = watched.addTo(chained(attributes));
            Action action = to.call(method.signature(), encoded.content(), encoded.handles(), null, all);
            return starter.use(
                    to, action, carried.list(), own, readings.value(method.resultType(), to, raised), watched);
        });
    }

    private String self() {
        return shell.self().name();
    }

    private static Map<String, String> chained(Map<String, String> attributes) {
        return CallChain.current().turns().addTo(attributes);
    }

    /** Calls a method whose result stays on the worker; the state is listed from now on. */
    HandleState callRemote(
            Addressee to,
            ContractMethod method,
            @Nullable Object[] arguments,
            Duration own,
            Map<String, String> attributes) {
        CarriedHandles carried = CarriedHandles.toWorker(ids, to.target().worker());
        Encoded encoded = codec.encodeArguments(method.parameterTypes(), arguments, carried);
        WireHandle made = newHandle(to.target(), method.resultType().getTypeName());
        NewReference as = new NewReference(made.rref(), made.fork(), made.contract());
        WatchedCall watched = watches.begin(() ->
                CallFacts.ofCall(RpcMode.REMOTE, method, self(), to.target().worker()));
        return watched.start(() -> {
            Map<String, String> all = watched.addTo(chained(attributes));
            Action action = to.call(method.signature(), encoded.content(), encoded.handles(), as, all);
            return starter.make(to.target(), action, carried.list(), own, made, watched);
        });
    }

    /** Makes an object; the state is listed from now on. */
    HandleState create(Target worker, String contract, @Nullable Object[] arguments, Duration own) {
        CarriedHandles carried = CarriedHandles.toWorker(ids, worker.worker());
        Encoded encoded = encodeUntyped(arguments, carried);
        WireHandle made = newHandle(worker, contract);
        WatchedCall watched = watches.begin(() -> CallFacts.ofCreation(contract, self(), worker.worker()));
        try {
            return watched.start(() -> {
                Map<String, String> all = watched.addTo(chained(Map.of()));
                Action action = new Action.Create(
                        made.rref(), made.fork(), contract, encoded.content(), encoded.handles(), all);
                return starter.make(worker, action, carried.list(), own, made, watched);
            });
        } finally {
            Reference.reachabilityFence(arguments); // as in CallableRemote
        }
    }

    /** The object of a name; blocks for one answer. Without arguments it is not made here. */
    HandleState named(Target worker, String name, String contract, @Nullable Object @Nullable [] arguments) {
        requireBlockingAllowed("asking for a name");
        CarriedHandles carried = CarriedHandles.toWorker(ids, worker.worker());
        WireHandle made = newHandle(worker, contract);
        WatchedCall watched = WatchedCall.NONE;
        Action action;
        if (arguments == null) {
            action = new Action.Find(name, contract, made.rref(), made.fork());
        } else {
            Encoded encoded = encodeUntyped(arguments, carried);
            watched = watches.begin(() -> CallFacts.ofCreation(contract, self(), worker.worker()));
            action = new Action.Publish(
                    name,
                    contract,
                    made.rref(),
                    made.fork(),
                    encoded.content(),
                    encoded.handles(),
                    watched.addTo(chained(Map.of())));
        }
        HandleState state = handles.remote(made);
        WatchedCall creation = watched.making(made.fork());
        try {
            Operations.<@Nullable Object>awaitUnchecked(
                    creation.<RunningOperation<@Nullable Object>>start(() -> starter.start(
                            worker,
                            action,
                            carried.list(),
                            settings.timeoutOf(contract),
                            OutcomeReadings.nothing(worker.worker(), null),
                            creation)));
            return state;
        } catch (RuntimeException | Error failed) {
            closer.close(state, "its name was not found");
            throw failed;
        }
    }

    /** Looks a name up. Never blocks: uses of the handle are held back until the owner has answered. */
    LookUp lookUp(Target worker, String name, String contract) {
        WireHandle made = newHandle(worker, contract);
        HandleState handle = handles.remote(made);
        OperationId id = shell.nextOperation();
        CompletableFuture<Outcome> answer = shell.expect(id);
        Action find = new Action.Find(name, contract, made.rref(), made.fork());
        MonotonicTime deadline = shell.now().plus(settings.ceiling());
        HolderShell.Decided decided =
                shell.accept(new HolderEvent.ActionRequested(id, worker, find, List.of(), deadline));
        return new LookUp(handle, answer, () -> shell.carryOut(decided));
    }

    void unname(Target worker, String name) {
        requireBlockingAllowed("ending a name");
        Operations.<@Nullable Object>awaitUnchecked(starter.start(
                worker,
                new Action.Unname(name),
                List.of(),
                settings.timeout(),
                OutcomeReadings.nothing(worker.worker(), null),
                WatchedCall.NONE));
    }

    /** A second handle of this process to the same object. */
    HandleState secondHandle(HandleState of) {
        WireHandle wire = of.wire();
        ForkId fresh = ids.fork();
        WireHandle second = new WireHandle(wire.owner(), wire.incarnation(), wire.rref(), fresh, wire.contract());
        LocalOwner own = ownWorker.find();
        if (of.isLocal() && own != null) {
            if (!own.openLocalHandle(wire.rref(), of.fork(), fresh)) {
                throw new IllegalStateException("the local object behind " + of.fork() + " is gone");
            }
            return openedLocally(second);
        }
        Action register = new Action.Register(wire.rref(), of.fork(), fresh, null, Duration.ZERO);
        return starter.make(
                new Addressee.ObjectBehind(of).target(),
                register,
                List.of(),
                shell.now().plus(settings.effective(settings.timeoutOf(wire.contract()))),
                second,
                WatchedCall.NONE);
    }

    /** Names an object of this process, and its first handle. */
    WireHandle newLocalHandle(String declared) {
        HolderId self = shell.self();
        return new WireHandle(self.name(), self.incarnation(), ids.rref(), ids.fork(), declared);
    }

    /** Lists a local handle that the owner's machine has opened. */
    HandleState openedLocally(WireHandle wire) {
        HandleState state = handles.add(HandleState.local(wire));
        shell.submit(new HolderEvent.LocalHandleOpened(wire));
        return state;
    }

    /** A copy of the value behind a handle. */
    RunningOperation<@Nullable Object> fetch(HandleState handle, Type type, Duration own) {
        Addressee to = new Addressee.ObjectBehind(handle);
        Action fetch = new Action.Fetch(handle.rref(), handle.fork());
        WatchedCall watched = watches.begin(
                () -> CallFacts.ofFetch(type.getTypeName(), self(), to.target().worker()));
        return watched.<RunningOperation<@Nullable Object>>start(() ->
                starter.use(to, fetch, List.of(), own, readings.value(type, to, RemoteExceptions.common()), watched));
    }

    /** Ends when the owner lists the handle: its object's id is known then. */
    RunningOperation<@Nullable Object> listed(HandleState handle, Duration own) {
        Query query = new Query.StateQuery(handle.rref(), handle.fork(), false);
        return starter.ask(
                handle, query, own, OutcomeReadings.nothing(handle.wire().owner(), null));
    }

    /** Ends when the value behind a handle exists; fails with the cause of a failed creation. */
    RunningOperation<@Nullable Object> ready(HandleState handle, Duration own) {
        Query query = new Query.StateQuery(handle.rref(), handle.fork(), true);
        return starter.ask(handle, query, own, readings.readiness(handle));
    }

    /** What kind of object is behind a handle. */
    RunningOperation<RRefType> type(HandleState handle, Duration own) {
        Query query = new Query.TypeQuery(handle.rref(), handle.fork());
        return starter.ask(handle, query, own, readings.type(handle));
    }

    /** Throws what the operation ends with, checked exceptions undeclared: only contracts' own calls declare them. */
    static <R extends @Nullable Object> R awaitUnchecked(RunningOperation<R> operation) {
        try {
            return operation.await();
        } catch (Throwable failure) {
            throw Outcomes.unchecked(failure);
        }
    }

    /** Arguments of creations have no signature on this side: each is written by its own class. */
    private Encoded encodeUntyped(@Nullable Object[] arguments, CarriedHandles carried) {
        List<Type> types = java.util.Arrays.stream(arguments)
                .map(each -> (Type) (each == null ? Object.class : each.getClass()))
                .toList();
        return codec.encodeArguments(types, arguments, carried);
    }

    private WireHandle newHandle(Target owner, String contract) {
        var incarnation = owner.incarnation() == null ? WireHandle.NOT_YET_KNOWN : owner.incarnation();
        return new WireHandle(owner.worker(), incarnation, ids.rref(), ids.fork(), contract);
    }
}
