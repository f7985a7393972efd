package io.rref.runtime;

import io.rref.RRefType;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an owner once what kind of object a handle is to, however many want to know it at a time. Only an answer is shared: where the
 * one who asked got none, be it that its time was up or that it cancelled, each of the others asks for itself, in the time that it has left.
 */
record TypeQuestion(Operations operations, HandleState handle, Duration own) {

    RRefType await() {
        CompletableFuture<RRefType> mine = new WaitedFuture<>();
        CompletableFuture<RRefType> asked = handle.asksForType(mine);
        if (asked == mine) {
            try {
                RRefType answer = ask(own);
                mine.complete(answer);
                return answer;
            } finally {
                ended(mine);
            }
        }
        MonotonicTime deadline = deadline();
        RRefType answer = answerOf(waiting(asked), left(deadline));
        return answer == null ? ask(left(deadline)) : answer;
    }

    private RRefType ask(Duration within) {
        return Operations.awaitUnchecked(operation(within));
    }

    /** Null if nobody answered. An interrupt is left to the own question, which ends with it. */
    private static @Nullable RRefType answerOf(CompletableFuture<RRefType> asked, Duration within) {
        try {
            return asked.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException | RuntimeException notAnswered) {
            return null;
        }
    }

    CompletableFuture<RRefType> future() {
        CompletableFuture<RRefType> mine = new WaitedFuture<>();
        CompletableFuture<RRefType> asked = handle.asksForType(mine);
        return asked == mine ? asking(mine) : following(asked);
    }

    private CompletableFuture<RRefType> asking(CompletableFuture<RRefType> mine) {
        CompletableFuture<RRefType> first =
                Operations.inFuture(() -> operation(own).future(operations.executor()));
        first.whenComplete((answer, failure) -> {
            if (failure == null) {
                mine.complete(answer);
            }
            ended(mine);
        });
        return first;
    }

    private CompletableFuture<RRefType> following(CompletableFuture<RRefType> asked) {
        MonotonicTime deadline = deadline();
        CompletableFuture<RRefType> waiting =
                waiting(asked).orTimeout(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
        return CallFuture.after(
                waiting,
                operations.executor(),
                (answer, nobodyAnswered) -> answer == null
                        ? operation(left(deadline)).future(operations.executor())
                        : CompletableFuture.completedFuture(answer));
    }

    /** Ended with the call that this is asked for, without ending what others wait for. */
    private static CompletableFuture<RRefType> waiting(CompletableFuture<RRefType> asked) {
        CompletableFuture<RRefType> waiting = asked.copy();
        CallChain.current().cancelWith(waiting, () -> waiting.cancel(true));
        return waiting;
    }

    private RunningOperation<RRefType> operation(Duration within) {
        return operations.type(handle, within).map(answer -> {
            handle.learn(answer);
            return answer;
        });
    }

    private void ended(CompletableFuture<RRefType> mine) {
        handle.askedForType(mine);
        mine.cancel(false); // unless it has been answered
    }

    private MonotonicTime deadline() {
        return operations
                .shell()
                .now()
                .plus(operations.settings().effective(own))
                .earlierOf(CallChain.current().deadline());
    }

    /** Never zero, which would be no limit. */
    private Duration left(MonotonicTime deadline) {
        Duration left = operations.shell().now().remainingUntil(deadline);
        return left.isZero() ? Duration.ofNanos(1) : left;
    }
}
