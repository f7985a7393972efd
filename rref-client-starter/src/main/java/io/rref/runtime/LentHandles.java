package io.rref.runtime;

import io.rref.ForkId;
import io.rref.codec.HandleWriter;
import io.rref.codec.ValueCodec;
import io.rref.protocol.Content;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.WireHandle;
import io.rref.runtime.WorkerHandles.Arrived;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one request while it is worked on: read with its arguments, claimed, lent to user code, and closed, unless
 * the object that the work made takes them over.
 */
public final class LentHandles {

    private final Operations operations;

    private final ValueCodec codec;

    private final ReadHandles read;

    private final List<HandleState> lent;

    private LentHandles(Operations operations, ValueCodec codec, List<HandleState> lent) {
        this.operations = operations;
        this.codec = codec;
        this.lent = new ArrayList<>(lent);
        this.read = new ReadHandles(operations, List.copyOf(lent), true);
    }

    static LentHandles take(Operations operations, ValueCodec codec, List<Arrived> arrived) {
        List<HandleState> states = new ArrayList<>();
        for (Arrived each : arrived) {
            ForkId local = each.local();
            states.add(local == null ? operations.handles().remote(each.wire()) : open(operations, each.wire(), local));
        }
        return new LentHandles(operations, codec, states);
    }

    private static HandleState open(Operations operations, WireHandle wire, ForkId local) {
        return operations.openedLocally(
                new WireHandle(wire.owner(), wire.incarnation(), wire.rref(), local, wire.contract()));
    }

    /** Reads arguments, whose handles are these. */
    public @Nullable Object[] decode(List<Type> types, Content arguments) {
        return codec.decodeArguments(types, arguments, read);
    }

    /** Claims those of other owners; the future tells which were refused. What nothing refers to is closed then. */
    public CompletableFuture<Map<ForkId, Problem>> claim(MonotonicTime deadline) {
        List<WireHandle> foreign = lent.stream()
                .filter(state -> !state.isLocal())
                .map(HandleState::wire)
                .toList();
        return operations.shell().receive(foreign, deadline).thenApply(refused -> {
            refused.keySet().forEach(operations.handles()::remove);
            lent.removeIf(state -> refused.containsKey(state.fork()));
            read.closeUnread();
            return refused;
        });
    }

    /** The loan is over: closes all that no object has taken over. */
    public void end() {
        lent.forEach(
                state -> operations.closer().close(state, "it was lent for a call that has ended; keep() keeps it"));
    }

    /** What user code made of them belongs to an object now, which closes them when it is released. */
    public OwnedHandles handOver() {
        List<HandleState> owned = List.copyOf(lent);
        lent.clear();
        return new OwnedHandles(operations, owned);
    }

    /** Nothing goes to the object: a contract's object keeps and closes its own. */
    public OwnedHandles handOverNone() {
        return OwnedHandles.none();
    }

    /** The handles that a value holds belong to it from now on, lent ones among them; the rest is still lent. */
    public OwnedHandles handOver(Type type, @Nullable Object value) {
        List<HandleState> met = new ArrayList<>();
        HandleWriter collector = handle -> {
            HandleState state = HeldRRef.stateOf(handle);
            met.add(state);
            return state.wire();
        };
        try {
            codec.encodeValue(type, value, collector);
        } catch (RuntimeException doesNotTravel) {
            met.clear(); // a value that cannot be encoded may stay here all the same; it just owns no handles
        }
        lent.removeAll(met);
        return new OwnedHandles(operations, met);
    }
}
