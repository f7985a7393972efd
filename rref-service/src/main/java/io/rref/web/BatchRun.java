package io.rref.web;

import io.rref.protocol.Caller;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.transport.BatchFrame;
import io.rref.transport.HttpReplies;
import io.rref.transport.HttpReply;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch at work. Entries run side by side on the executor unless one comes after another; each one's frame is handed
 * over as it is done. What has started and is not done when the patience ends is {@code running}; what has not started by
 * then does not run at all, and is told so.
 */
final class BatchRun {

    private static final Logger logger = LoggerFactory.getLogger(BatchRun.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final HttpReply RUNNING = HttpReplies.running();

    private final OwnerShell owner;

    private final Caller caller;

    private final Executor executor;

    private final Function<String, @Nullable String> headers;

    private final FrameStream frames;

    private final long startedAt = System.nanoTime();

    private final Map<String, CompletableFuture<HttpReply>> answers = new HashMap<>();

    BatchRun(
            OwnerShell owner,
            Caller caller,
            Executor executor,
            Function<String, @Nullable String> headers,
            FrameStream frames) {
        this.owner = owner;
        this.caller = caller;
        this.executor = executor;
        this.headers = headers;
        this.frames = frames;
    }

    void start(List<BatchEntry> entries) {
        for (BatchEntry entry : entries) {
            CompletableFuture<HttpReply> answer = answer(entry);
            answers.put(entry.id(), answer);
            answer.whenComplete((reply, failure) -> {
                if (failure == null) {
                    frames.add(BatchFrame.of(entry.id(), reply));
                } else {
                    logger.error("Entry '{}' of a batch broke off", entry.id(), failure);
                    frames.addNothing();
                }
            });
        }
    }

    private CompletableFuture<HttpReply> answer(BatchEntry entry) {
        CompletableFuture<HttpReply> before = entry.after() == null ? null : answers.get(entry.after());
        if (before == null) {
            return run(entry);
        }
        // On the executor: a long chain of entries that are done at once must not grow the stack.
        return before.thenComposeAsync(
                reply -> succeeded(reply) ? run(entry) : CompletableFuture.completedFuture(notRun(entry, reply)),
                executor);
    }

    private static boolean succeeded(HttpReply reply) {
        return reply != RUNNING && reply.status() / 100 == 2;
    }

    private HttpReply notRun(BatchEntry entry, HttpReply before) {
        String why = before == RUNNING ? "was still running" : "was answered " + before.status();
        return refused(
                new Problem(ProblemType.DEPENDENCY_FAILED, "not run, since entry '" + entry.after() + "' " + why));
    }

    private CompletableFuture<HttpReply> run(BatchEntry entry) {
        Duration spent = Duration.ofNanos(System.nanoTime() - startedAt);
        try {
            long left = Math.max(1, PATIENCE.minus(spent).toMillis());
            return owner.deliver(entry.message(headers, spent), caller)
                    .thenApply(HttpReplies::write)
                    .completeOnTimeout(RUNNING, left, TimeUnit.MILLISECONDS);
        } catch (RefusedRequest refused) {
            return CompletableFuture.completedFuture(refused(refused.problem()));
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    /** Without the owner's machine. */
    private HttpReply refused(Problem problem) {
        owner.refusals().count(problem.type());
        return HttpReplies.problem(problem);
    }
}
