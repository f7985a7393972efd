package io.rref.test.app;

import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.RemoteFutures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What objects and functions have in common. */
abstract class AsyncSteps implements Async {

    private final RRefClient rrefs;

    private final Gates gates;

    AsyncSteps(RRefClient rrefs, Gates gates) {
        this.rrefs = rrefs;
        this.gates = gates;
    }

    @Override
    public CompletableFuture<Long> simple(String other, long a, long b) {
        return sums(other).rpcAsync(sums -> sums.add(a, b));
    }

    @Override
    public Mono<Long> simpleMono(String other, long a, long b) {
        return sums(other).call(sums -> sums.add(a, b)).rpcMono();
    }

    @Override
    public CompletableFuture<Long> constructed(String other, long a, long b) {
        CompletableFuture<Long> made = new CompletableFuture<>();
        simple(other, a, b).whenComplete((sum, failure) -> {
            if (failure == null) {
                made.complete(sum);
            } else {
                made.completeExceptionally(failure);
            }
        });
        return made;
    }

    @Override
    public Mono<Long> constructedMono(String other, long a, long b) {
        return Mono.create(sink -> simpleMono(other, a, b).subscribe(sink::success, sink::error));
    }

    @Override
    public CompletableFuture<Long> chained(String other, long a, long b, long c) {
        return simple(other, a, b).thenApply(sum -> sum + c);
    }

    @Override
    public Mono<Long> chainedMono(String other, long a, long b, long c) {
        return simpleMono(other, a, b).map(sum -> sum + c);
    }

    @Override
    public CompletableFuture<Long> nested(String other, String back, long a, long b, long c) {
        return rrefs.on(other)
                .functions(Async.class)
                .callStage(there -> there.simple(back, a, b))
                .rpcAsync()
                .thenApply(sum -> sum + c);
    }

    @Override
    public Mono<Long> nestedMono(String other, String back, long a, long b, long c) {
        return rrefs.on(other)
                .functions(Async.class)
                .callMono(there -> there.simpleMono(back, a, b))
                .rpcMono()
                .map(sum -> sum + c);
    }

    @Override
    public CompletableFuture<Long> multiChained(String other, long start, int times, long step) {
        CompletableFuture<Long> sum = CompletableFuture.completedFuture(start);
        for (int i = 0; i < times; i++) {
            sum = sum.thenCompose(so -> simple(other, so, step));
        }
        return sum;
    }

    @Override
    public Mono<Long> multiChainedMono(String other, long start, int times, long step) {
        Mono<Long> sum = Mono.just(start);
        for (int i = 0; i < times; i++) {
            sum = sum.flatMap(so -> simpleMono(other, so, step));
        }
        return sum;
    }

    @Override
    public CompletableFuture<Long> fanOut(List<String> workers, long n) {
        return RemoteFutures.all(
                        workers.stream().map(worker -> simple(worker, n, n)).toList())
                .thenApply(
                        doubles -> doubles.stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public Mono<Long> fanOutMono(List<String> workers, long n) {
        return Flux.fromIterable(workers)
                .flatMap(worker -> simpleMono(worker, n, n))
                .reduce(0L, Long::sum);
    }

    @Override
    public CompletableFuture<Long> failsBefore(String text) {
        throw new IllegalStateException(text);
    }

    @Override
    public Mono<Long> failsBeforeMono(String text) {
        throw new IllegalStateException(text);
    }

    @Override
    @SuppressWarnings("NullAway") // what is shown is that a worker says so
    public CompletableFuture<Long> givesNoFuture() {
        return nothing();
    }

    @Override
    @SuppressWarnings("NullAway")
    public Mono<Long> givesNoMono() {
        return nothing();
    }

    @Override
    public CompletableFuture<Long> behind(String gate, long n) {
        return gates.gate(gate).waitHere().thenApply(opened -> n);
    }

    private static <T> @Nullable T nothing() {
        return null;
    }

    private Remote<Arithmetic> sums(String worker) {
        return rrefs.on(worker).functions(Arithmetic.class);
    }
}
