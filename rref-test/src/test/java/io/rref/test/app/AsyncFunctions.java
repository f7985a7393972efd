package io.rref.test.app;

import io.rref.RRefClient;
import io.rref.RemoteFunctions;

@RemoteFunctions
class AsyncFunctions extends AsyncSteps {

    AsyncFunctions(RRefClient rrefs, Gates gates) {
        super(rrefs, gates);
    }
}
