package io.rref.test.users;

import io.rref.RemoteObject;
import java.util.concurrent.atomic.AtomicLong;

@RemoteObject
final class CountedVisits implements Visits {

    private final AtomicLong count = new AtomicLong();

    @Override
    public long add(long amount) {
        return count.addAndGet(amount);
    }
}
