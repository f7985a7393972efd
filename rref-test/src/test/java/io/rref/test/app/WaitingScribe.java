package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteFunctions;

@RemoteFunctions
class WaitingScribe implements Scribe {

    @Override
    public long note(RRef<Journal> journal, long n) {
        return journal.rpcSync().note(n);
    }
}
