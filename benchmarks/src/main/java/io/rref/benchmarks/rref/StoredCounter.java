package io.rref.benchmarks.rref;

import io.rref.RemoteObject;
import java.util.concurrent.atomic.AtomicLong;

@RemoteObject
class StoredCounter implements Counter {

    private final AtomicLong count = new AtomicLong();

    @Override
    public long increment(long by) {
        return count.addAndGet(by);
    }

    @Override
    public long count() {
        return count.get();
    }
}
