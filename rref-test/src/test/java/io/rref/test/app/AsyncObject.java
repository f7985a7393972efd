package io.rref.test.app;

import io.rref.RRefClient;
import io.rref.RemoteObject;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class AsyncObject extends AsyncSteps {

    AsyncObject(@Autowired RRefClient rrefs, @Autowired Gates gates) {
        super(rrefs, gates);
    }
}
