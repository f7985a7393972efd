package io.rref.holder;

import io.rref.ForkId;
import io.rref.protocol.WireHandle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The claims on handles that came together. */
final class ClaimGroup {

    private final List<WireHandle> handles;

    private final Consumer<Map<ForkId, Outcome>> done;

    private final Map<ForkId, Outcome> refused = new LinkedHashMap<>();

    private int open;

    /**
     * Creates a group of claims that have yet to be started.
     *
     * @param done told once, when all have ended: what the claims came to that were not granted
     */
    ClaimGroup(List<WireHandle> handles, Consumer<Map<ForkId, Outcome>> done) {
        this.handles = List.copyOf(handles);
        this.open = handles.size();
        this.done = done;
    }

    List<WireHandle> handles() {
        return handles;
    }

    void refused(ForkId fork, Outcome outcome) {
        refused.put(fork, outcome);
    }

    /** One claim has ended. Answers whether it was the last. */
    boolean ended() {
        open--;
        return open == 0;
    }

    void tell() {
        done.accept(refused);
    }
}
