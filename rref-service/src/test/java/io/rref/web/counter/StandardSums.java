package io.rref.web.counter;

import io.rref.RemoteFunctions;

@RemoteFunctions
class StandardSums implements Sums {

    @Override
    public long plus(long a, long b) {
        return a + b;
    }
}
