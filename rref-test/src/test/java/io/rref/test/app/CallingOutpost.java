package io.rref.test.app;

import io.rref.RRefClient;
import io.rref.RemoteObject;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class CallingOutpost implements Outpost {

    private final long answer;

    CallingOutpost(String worker, @Autowired RRefClient rrefs) {
        answer = rrefs.on(worker).functions(Arithmetic.class).rpcSync().add(1, 2);
    }

    @Override
    public long answer() {
        return answer;
    }
}
