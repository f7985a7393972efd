package io.rref.test.app;

import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Methods that have answered before their results are there, in each of the ways that PyTorch's async execution is used. */
@RemoteInterface
public interface Async {

    /** What another worker's call gives. */
    CompletableFuture<Long> simple(String other, long a, long b);

    Mono<Long> simpleMono(String other, long a, long b);

    /** A future made here, which the other worker's answer completes. */
    CompletableFuture<Long> constructed(String other, long a, long b);

    Mono<Long> constructedMono(String other, long a, long b);

    /** The other worker's sum, and one more number. */
    CompletableFuture<Long> chained(String other, long a, long b, long c);

    Mono<Long> chainedMono(String other, long a, long b, long c);

    /** The same by {@link #simple} of the other worker, which asks this one. */
    CompletableFuture<Long> nested(String other, String back, long a, long b, long c);

    Mono<Long> nestedMono(String other, String back, long a, long b, long c);

    /** Adds the step so many times, each time to what the one before gave. */
    CompletableFuture<Long> multiChained(String other, long start, int times, long step);

    Mono<Long> multiChainedMono(String other, long start, int times, long step);

    /** Doubles of a number made by all of these workers at once, added. */
    CompletableFuture<Long> fanOut(List<String> workers, long n);

    Mono<Long> fanOutMono(List<String> workers, long n);

    /** Raises an exception with this text instead of giving a future. */
    CompletableFuture<Long> failsBefore(String text);

    Mono<Long> failsBeforeMono(String text);

    /** Gives null instead of a future. */
    CompletableFuture<Long> givesNoFuture();

    Mono<Long> givesNoMono();

    /** Gives the number back when the gate is opened. */
    CompletableFuture<Long> behind(String gate, long n);

    /** A default method, which runs on the worker as well. */
    default CompletableFuture<Long> byDefault(String other, long a, long b) {
        return simple(other, a, b).thenApply(sum -> 10 * sum);
    }
}
