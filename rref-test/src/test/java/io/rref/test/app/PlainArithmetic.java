package io.rref.test.app;

import io.rref.RRefClient;
import io.rref.RemoteFunctions;
import java.util.List;
import java.util.stream.LongStream;

@RemoteFunctions
class PlainArithmetic implements Arithmetic {

    private final RRefClient rrefs;

    PlainArithmetic(RRefClient rrefs) {
        this.rrefs = rrefs;
    }

    @Override
    public long add(long a, long b) {
        return a + b;
    }

    @Override
    public String add(String a, String b) {
        return a + b;
    }

    @Override
    public long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Override
    public void nothing() {}

    @Override
    public String form() {
        return "the worker's";
    }

    @Override
    public String whereAmI() {
        return rrefs.self().name();
    }
}
