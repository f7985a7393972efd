package io.rref.test.app;

import io.rref.RRefClient;
import io.rref.RemoteFunctions;

@RemoteFunctions
class CallingForwarding implements Forwarding {

    private final RRefClient rrefs;

    CallingForwarding(RRefClient rrefs) {
        this.rrefs = rrefs;
    }

    @Override
    public long refuseOn(String worker, String text) {
        return failuresOf(worker).refuse(text);
    }

    @Override
    public long refuseUndeclaredOn(String worker, String text) {
        return failuresOf(worker).refuseUndeclared(text);
    }

    private Failures failuresOf(String worker) {
        return rrefs.on(worker).functions(Failures.class).rpcSync();
    }
}
