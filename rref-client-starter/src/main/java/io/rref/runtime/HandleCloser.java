package io.rref.runtime;

import io.rref.holder.HolderEvent;
import io.rref.protocol.MonotonicTime;
import java.lang.ref.Cleaner;

/** Closes handles: at once when somebody says so, or when nobody can reach them any more. */
final class HandleCloser {

    private static final Cleaner CLEANER = Cleaner.create();

    private final HolderShell shell;

    private final HandleRegistry handles;

    private final CreationSites sites;

    HandleCloser(HolderShell shell, HandleRegistry handles, CreationSites sites) {
        this.shell = shell;
        this.handles = handles;
        this.sites = sites;
    }

    /** Closes the gate and tells the machine, which releases when the last use has settled. Idempotent. */
    void close(HandleState state, String because) {
        if (!state.close(because)) {
            return;
        }
        shell.state(state.fork()).ifPresent(last -> state.remember(last.creation()));
        shell.submit(new HolderEvent.HandleClosed(state.fork()));
        if (!state.isLocal()) {
            handles.remove(state.fork());
        }
    }

    /** Closes the state when what people hold becomes unreachable. */
    void closeWhenUnreachable(Object held, HandleState state) {
        MonotonicTime now = shell.now();
        state.own(new Ownership(now, sites.here(now)));
        CLEANER.register(held, () -> close(state, "nobody could reach it any more"));
    }
}
