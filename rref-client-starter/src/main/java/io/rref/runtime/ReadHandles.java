package io.rref.runtime;

import io.rref.RRef;
import io.rref.codec.HandleReader;
import io.rref.protocol.WireHandle;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The handles that came with one content, given to the decoder by their place in its list. */
final class ReadHandles implements HandleReader {

    private final Operations operations;

    private final List<HandleState> listed;

    private final boolean lent;

    private final Set<HandleState> read = new HashSet<>();

    ReadHandles(Operations operations, List<HandleState> listed, boolean lent) {
        this.operations = operations;
        this.listed = listed;
        this.lent = lent;
    }

    /** The handles of an answer, which the machine has claimed and listed. */
    static ReadHandles ofAnswer(Operations operations, List<WireHandle> wires) {
        List<HandleState> states = new ArrayList<>();
        for (WireHandle wire : wires) {
            HandleState listed = operations.handles().find(wire.fork());
            states.add(listed == null ? HandleState.remote(wire) : listed);
        }
        return new ReadHandles(operations, states, false);
    }

    @Override
    public synchronized RRef<?> read(int position, Type referent) {
        if (position < 0 || position >= listed.size()) {
            throw new UnlistedHandleException(position, listed.size());
        }
        HandleState state = listed.get(position);
        read.add(state);
        return lent ? HeldRRef.lent(operations, state, referent) : HeldRRef.owned(operations, state, referent);
    }

    /** What the decoder did not ask for is nobody's. */
    synchronized void closeUnread() {
        for (HandleState state : listed) {
            if (!read.contains(state)) {
                operations.closer().close(state, "nothing in the content refers to it");
            }
        }
    }

    List<HandleState> listed() {
        return listed;
    }
}
