package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteObject;

@RemoteObject
class CounterAdder implements Adder {

    private final RRef<Counter> counter;

    CounterAdder(RRef<Counter> counter) {
        this.counter = counter;
    }

    @Override
    public long add(long n) {
        return counter.rpcSync().add(n);
    }
}
