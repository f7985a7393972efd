package io.rref.service.autoconfigure.sample;

import io.rref.RemoteFunctions;
import org.springframework.core.env.Environment;

@RemoteFunctions
class StandardSums implements Sums {

    StandardSums(Environment injected) {
        injected.getActiveProfiles();
    }

    @Override
    public long plus(long one, long other) {
        return one + other;
    }
}
