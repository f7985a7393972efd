package io.rref.web.counter;

import io.rref.RemoteObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

@RemoteObject
class StoredCounter implements Counter {

    private final AtomicLong value;

    StoredCounter(long start) {
        value = new AtomicLong(start);
    }

    @Override
    public long add(long n) {
        return value.addAndGet(n);
    }

    @Override
    public long addAll(List<Long> numbers) {
        return add(numbers.stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public String echo(String text) {
        return text;
    }

    @Override
    public void fail(String text) {
        throw new IllegalStateException(text);
    }

    @Override
    public CompletableFuture<Long> addBehind(String gate) {
        return Gates.named(gate).thenApply(opened -> add(1));
    }

    @Override
    public long addBlocking(String gate) {
        Gates.named(gate).join();
        return add(1);
    }
}
