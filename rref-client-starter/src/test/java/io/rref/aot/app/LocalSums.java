package io.rref.aot.app;

import org.springframework.stereotype.Component;

@Component
class LocalSums implements Sums {

    @Override
    public long sum(long a, long b) {
        return a + b;
    }

    @Override
    public String toString() {
        return "local sums";
    }
}
