package io.rref.test.readme.more;

import io.rref.RemoteObject;
import io.rref.test.readme.Counter;
import java.util.concurrent.atomic.AtomicLong;

/** Published as {@code visits}. */
@RemoteObject(name = "visits")
class HeldCounter implements Counter {

    private final AtomicLong value = new AtomicLong();

    @Override
    public long add(long n) {
        return value.addAndGet(n);
    }
}
