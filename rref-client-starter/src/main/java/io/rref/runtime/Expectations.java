package io.rref.runtime;

import io.rref.ForkId;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import io.rref.holder.ReceptionId;
import io.rref.holder.ShareId;
import io.rref.protocol.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Who waits in this process for what the machine is going to decide: each is told once. Thread-safe. */
final class Expectations {

    private final AtomicLong numbers = new AtomicLong();

    private final Map<OperationId, CompletableFuture<Outcome>> operations = new ConcurrentHashMap<>();

    private final Map<ReceptionId, CompletableFuture<Map<ForkId, Problem>>> receptions = new ConcurrentHashMap<>();

    private final Map<ShareId, CompletableFuture<Optional<Problem>>> shares = new ConcurrentHashMap<>();

    private final CompletableFuture<Void> goodbyes = new CompletableFuture<>();

    OperationId nextOperation() {
        return new OperationId(numbers.incrementAndGet());
    }

    ReceptionId nextReception() {
        return new ReceptionId(numbers.incrementAndGet());
    }

    ShareId nextShare() {
        return new ShareId(numbers.incrementAndGet());
    }

    CompletableFuture<Outcome> outcomeOf(OperationId operation) {
        return expect(operations, operation);
    }

    void ended(OperationId operation, Outcome outcome) {
        tell(operations.remove(operation), outcome);
    }

    CompletableFuture<Map<ForkId, Problem>> refusedOf(ReceptionId reception) {
        return expect(receptions, reception);
    }

    void received(ReceptionId reception, Map<ForkId, Problem> refused) {
        tell(receptions.remove(reception), refused);
    }

    CompletableFuture<Optional<Problem>> problemOf(ShareId share) {
        return expect(shares, share);
    }

    void shared(ShareId share, @Nullable Problem problem) {
        tell(shares.remove(share), Optional.ofNullable(problem));
    }

    CompletableFuture<Void> goodbyes() {
        return goodbyes;
    }

    void goodbyesSaid() {
        goodbyes.complete(null);
    }

    private static <K, T> CompletableFuture<T> expect(Map<K, CompletableFuture<T>> waiting, K what) {
        CompletableFuture<T> told = new CompletableFuture<>();
        waiting.put(what, told);
        return told;
    }

    private static <T> void tell(@Nullable CompletableFuture<T> waiting, T value) {
        if (waiting != null) {
            waiting.complete(value);
        }
    }
}
