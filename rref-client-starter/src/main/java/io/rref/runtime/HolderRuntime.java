package io.rref.runtime;

import io.rref.CallProfile;
import io.rref.CallScope;
import io.rref.ForkId;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RRefState;
import io.rref.Worker;
import io.rref.WorkerInfo;
import io.rref.codec.ValueCodec;
import io.rref.directory.WorkerDirectory;
import io.rref.holder.HeldCounts;
import io.rref.holder.HolderEvent;
import io.rref.holder.HolderSnapshot;
import io.rref.profile.RecordBooks;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.WireHandle;
import io.rref.proxy.Contract;
import io.rref.transport.WorkerTransport;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The holder of this process: one machine, one identity, all handles. Thread-safe; blocks only in {@code close}. */
public final class HolderRuntime implements RRefClient {

    private static final Logger logger = LoggerFactory.getLogger(HolderRuntime.class);

    private final OwnWorker ownWorker = new OwnWorker();

    private final HolderShell shell;

    private final Operations operations;

    private final WorkerDirectory directory;

    private final ValueCodec codec;

    private final RecordBooks books;

    private final CallWatches watches;

    private final ProfileCollector collector;

    private final Departure departure;

    /** Starts nothing: the network is touched at the first use. */
    public HolderRuntime(
            HolderId self,
            LeaseTerms terms,
            MonotonicClock clock,
            RuntimeSettings settings,
            WorkerDirectory directory,
            WorkerTransport transport,
            ValueCodec codec,
            FreshIds ids,
            Executor executor) {
        HandleRegistry handles = new HandleRegistry();
        this.books = new RecordBooks(self.name(), System::nanoTime);
        this.watches = new CallWatches(books);
        this.shell =
                new HolderShell(self, terms, settings.operations(), clock, transport, ownWorker, handles, executor);
        this.operations = new Operations(
                shell,
                ownWorker,
                codec,
                ids,
                settings,
                executor,
                handles,
                new HandleCloser(shell, handles, new CreationSites(settings.leaks(), settings.leakSites())),
                watches);
        this.collector = new ProfileCollector(operations, books);
        this.departure = new Departure(shell, ownWorker, handles, settings.leaks());
        this.directory = directory;
        this.codec = codec;
        directory.onChange(worker -> shell.submit(new HolderEvent.WorkerMoved(worker)));
        warnOfUnknownContracts(settings);
    }

    /** A warning and no error: applications share configuration, and not each has all contracts. */
    private static void warnOfUnknownContracts(RuntimeSettings settings) {
        settings.ofContracts().keySet().stream()
                .filter(name -> !Contract.exists(name))
                .forEach(name -> logger.warn(
                        "rref.client.contracts[{}] names no contract on the class path of this application, and is not used",
                        name));
    }

    @Override
    public Worker on(String worker) {
        Objects.requireNonNull(worker, "worker must not be null");
        return on(WorkerInfo.named(worker));
    }

    @Override
    public Worker on(WorkerInfo worker) {
        Objects.requireNonNull(worker, "worker must not be null");
        return new RuntimeWorker(operations, worker);
    }

    @Override
    public <T> RRef<T> share(T local) {
        Objects.requireNonNull(local, "local must not be null");
        Class<?> type = local.getClass();
        List<Contract> served = Contract.servedBy(type);
        if (!served.isEmpty()) {
            String contract = served.get(0).type().getSimpleName();
            throw new IllegalArgumentException(type.getName() + " serves the contract " + served.get(0)
                    + ": as an object it is shared by share(" + contract + ".class, object)");
        }
        return share(type, local);
    }

    @Override
    public <C> RRef<C> share(Class<C> contract, C local) {
        Objects.requireNonNull(contract, "contract must not be null");
        Objects.requireNonNull(local, "local must not be null");
        return share((Type) Contract.of(contract).type(), contract.cast(local));
    }

    private <T> RRef<T> share(Type type, Object local) {
        LocalOwner own = ownWorker.find();
        if (own == null) {
            throw new IllegalStateException(
                    "share(...) works in a worker, which this process is not: it takes rref-service on the class path, a web"
                            + " application (servlet), and rref.worker.enabled not set to false. Or make the object on a"
                            + " worker by on(worker).create(...)");
        }
        WireHandle handle = operations.newLocalHandle(type.getTypeName());
        own.share(handle.rref(), handle.fork(), type, local);
        return HeldRRef.owned(operations, operations.openedLocally(handle), type);
    }

    @Override
    public WorkerInfo self() {
        return new WorkerInfo(shell.self().name(), shell.self().incarnation());
    }

    @Override
    public List<WorkerInfo> workers() {
        return directory.names().stream().map(WorkerInfo::named).toList();
    }

    @Override
    public CallScope waitAll() {
        return operations.scopes().open();
    }

    @Override
    public CallProfile profile() {
        return RunningProfile.begin(
                operations.ids().profile(),
                books,
                collector::collectFrom,
                operations.executor(),
                operations.settings().ceiling());
    }

    /** Who is told of all calls that this process makes or runs; in the place of who was told before. */
    public void observeCalls(CallWatch watch) {
        watches.observeBy(watch);
    }

    /** All who watch, for the worker of this process to tell them of its work. */
    public CallWatches watches() {
        return watches;
    }

    /** What the worker of this process tells of profiles of others. */
    public ProfileCollector profiledWork() {
        return collector;
    }

    Operations operations() {
        return operations;
    }

    /** Makes known that this process is a worker: what it sends to itself does not touch the network. */
    public void attach(LocalOwner owner) {
        ownWorker.attach(owner);
    }

    /**
     * Where to look for the worker of this process before it has made itself known: beans that are made earlier may use it
     * already.
     */
    public void lookUpLocalOwner(Supplier<@Nullable LocalOwner> lookUp) {
        ownWorker.lookUpBy(lookUp);
    }

    /** Who is told of workers that are stopping; in the place of who was told before. */
    public void onDraining(DrainListener listener) {
        shell.onDraining(listener);
    }

    /** What the worker of this process needs of its holder. */
    public WorkerHandles workerHandles() {
        return new WorkerHandles(operations, codec);
    }

    /** All handles, leases and uses of this process, copied. */
    public HolderSnapshot snapshot() {
        return shell.snapshot();
    }

    /** How much that is, without a copy of it: may be asked for at any time. */
    public HeldCounts counts() {
        return shell.counts();
    }

    /** The handles of this process that nobody has closed, the oldest first. For operators. */
    public List<HeldHandle> held() {
        Map<ForkId, RRefState> states = shell.snapshot().handles().stream()
                .collect(Collectors.toMap(handle -> handle.wire().fork(), HolderSnapshot.Handle::state));
        MonotonicTime now = shell.now();
        return operations
                .handles()
                .all()
                .filter(handle -> handle.closedBecause() == null)
                .map(handle -> HeldHandle.of(handle, states, now))
                .sorted(HeldHandle.BY_AGE)
                .toList();
    }

    @Override
    public void shutdown(Duration drain) {
        Objects.requireNonNull(drain, "drain must not be null");
        departure.leave(drain);
    }

    /**
     * Ends this holder as the crash of its process would: nothing wakes it any more, and {@link #close} reports no leaks. For
     * tests, which let nothing it sends get through from then on.
     */
    public void abandon() {
        departure.abandon();
    }

    @Override
    public void close() {
        shutdown(operations.settings().drain());
    }
}
