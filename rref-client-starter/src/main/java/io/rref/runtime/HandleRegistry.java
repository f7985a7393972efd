package io.rref.runtime;

import io.rref.ForkId;
import io.rref.protocol.WireHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The states of all handles of this process, by fork. Thread-safe. */
final class HandleRegistry {

    private final Map<ForkId, HandleState> states = new ConcurrentHashMap<>();

    HandleState add(HandleState state) {
        states.put(state.fork(), state);
        return state;
    }

    HandleState remote(WireHandle wire) {
        return add(HandleState.remote(wire));
    }

    @Nullable
    HandleState find(ForkId fork) {
        return states.get(fork);
    }

    Stream<HandleState> all() {
        return states.values().stream();
    }

    void remove(ForkId fork) {
        states.remove(fork);
    }
}
