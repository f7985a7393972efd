package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteFunctions;
import io.rref.RpcMode;

@RemoteFunctions
class InspectingByName implements Inspection {

    @Override
    public long callByName(RRef<?> object, String method, long n) {
        Long result = object.proxy(RpcMode.RPC_SYNC).call(method, n);
        return result;
    }

    @Override
    public String declaredTypeOf(RRef<?> object) {
        return object.type().declared();
    }
}
