package io.rref;

import java.time.Duration;
import java.util.List;

/** Where every use of remote references starts: a bean of every app that has rref on its class path. Thread-safe. */
public interface RRefClient extends AutoCloseable {

    /**
     * The worker of this name. Never blocks: the network is touched at its first use.
     *
     * @throws IllegalArgumentException if the name cannot be a worker's
     */
    Worker on(String worker);

    /** The same worker; if its incarnation is known, only that start of it. */
    Worker on(WorkerInfo worker);

    /**
     * Makes a value of this process a reference that can be passed on; nothing is sent until then. {@link RRef#toHere} and
     * {@link RRef#localValue} of this process give the value itself, everybody else a copy of it as it is when they ask.
     *
     * <p>The value stays the application's, with the handles in it: this process holds it while this handle or another one
     * stands, and releasing it closes nothing. Needs {@code rref-service}, as other processes must be able to ask for it.
     * PyTorch: {@code RRef(value)} (C010, C074).
     *
     * @throws IllegalStateException if this process is no worker
     * @throws IllegalArgumentException if the object serves a contract: it is shared by {@link #share(Class, Object)}
     */
    <T> RRef<T> share(T local);

    /**
     * The same for an object, which others can then call by its contract. Calls run concurrently with each other, unless
     * its class is marked {@code @RemoteObject(serial = true)}, and always with what the application does with the object itself.
     *
     * @throws IllegalStateException if this process is no worker
     * @throws IllegalArgumentException if the interface is not a contract
     */
    <C> RRef<C> share(Class<C> contract, C local);

    /** This process. */
    WorkerInfo self();

    /** The workers that the directory lists now. */
    List<WorkerInfo> workers();

    /**
     * Records the calls that this thread makes from now on, and what workers do for them, until the profile is closed. Calls that
     * nobody profiles pay nothing for it. PyTorch: {@code with torch.autograd.profiler.profile()} around calls.
     */
    CallProfile profile();

    /**
     * Opens a scope that waits at its end for the calls begun in it on this thread, and cancels the rest when one fails. Refused on
     * event-loop threads. PyTorch: {@code _wait_all} (C055).
     *
     * @throws IllegalStateException on an event-loop thread
     */
    CallScope waitAll();

    /**
     * Tells every owner goodbye, which releases all handles of this process at once, and waits for their answers. In a worker
     * its own objects come first: all holders are told that it is stopping ({@link WorkerDraining}), what runs may end, then
     * all references to it are lost. Blocks. PyTorch's {@code rpc.shutdown}, without its barrier.
     *
     * <p>Handles of this process's own that have not been closed are listed in a warning; with {@code rref.client.leaks=fail}, which
     * tests may set, this fails with the list. Twice is fine (C116, C117, C123).
     *
     * <p>Owners that cannot be heard are named in a warning, and keep nobody waiting beyond this time: leases there run out. A
     * quarter of the time, up to a second, is kept for the goodbyes, whatever still runs here.
     *
     * @param drain how long to wait at most, for both together: more than zero
     * @throws IllegalArgumentException if {@code drain} is zero or negative; PyTorch's 0, no limit, is not offered
     * @throws IllegalStateException if handles are left and that is an error; everything is torn down all the same
     */
    void shutdown(Duration drain);

    /** {@link #shutdown} with the configured drain time. */
    @Override
    void close();
}
