package io.rref.test.app;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.RemoteFunctions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A test asks the bean of a worker how the calls there have ended. */
@RemoteFunctions
public class CallingHops implements Hops {

    private final RRefClient rrefs;

    private final Gates gates;

    private final Map<String, List<RRef<Counter>>> kept = new ConcurrentHashMap<>();

    private final Queue<String> endings = new ConcurrentLinkedQueue<>();

    CallingHops(RRefClient rrefs, Gates gates) {
        this.rrefs = rrefs;
        this.gates = gates;
    }

    @Override
    public long waitBlocking(List<String> way, String gate) {
        return noted(
                gate,
                () -> way.isEmpty()
                        ? atTheEnd(gate).join()
                        : next(way).rpcSync().waitBlocking(rest(way), gate));
    }

    @Override
    public CompletableFuture<Long> waitAsync(List<String> way, String gate) {
        CompletableFuture<Long> next = way.isEmpty()
                ? atTheEnd(gate)
                : next(way).callStage(hops -> hops.waitAsync(rest(way), gate)).rpcAsync();
        next.whenComplete((value, failure) -> note(gate, failure));
        return next;
    }

    @Override
    public long callBehind(String gate, String other) {
        atTheEnd(gate).join();
        return noted(
                gate,
                () -> rrefs.on(other).functions(Arithmetic.class).rpcSync().add(1, 2));
    }

    @Override
    public long keepBehind(String gate, RRef<Counter> counter) {
        atTheEnd(gate).join();
        kept.computeIfAbsent(gate, first -> new CopyOnWriteArrayList<>()).add(counter.keep());
        return 1;
    }

    /** The handles that calls to this gate have kept here; the test closes them. */
    public List<RRef<Counter>> kept(String gate) {
        return kept.getOrDefault(gate, List.of());
    }

    /** How the calls to this gate have ended here: with {@code done}, or a failure. */
    public List<String> endings(String gate) {
        return endings.stream()
                .filter(each -> each.startsWith(gate + ": "))
                .map(each -> each.substring(gate.length() + 2))
                .toList();
    }

    private CompletableFuture<Long> atTheEnd(String gate) {
        return gates.gate(gate).waitHere().thenApply(opened -> 3L);
    }

    private Remote<Hops> next(List<String> way) {
        return rrefs.on(way.get(0)).functions(Hops.class);
    }

    private static List<String> rest(List<String> way) {
        return way.subList(1, way.size());
    }

    private long noted(String gate, Supplier<Long> call) {
        try {
            long value = call.get();
            note(gate, null);
            return value;
        } catch (RuntimeException failure) {
            note(gate, failure);
            throw failure;
        }
    }

    private void note(String gate, @Nullable Throwable failure) {
        endings.add(gate + ": " + (failure == null ? "done" : failure.toString()));
    }
}
