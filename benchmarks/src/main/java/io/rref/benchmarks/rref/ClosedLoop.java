package io.rref.benchmarks.rref;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Callers that begin the next operation when one has ended. */
final class ClosedLoop {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private ClosedLoop() {}

    /** So many callers, each waiting; one is a platform thread, more are virtual where the JVM has those. */
    static List<Laps> waiting(int callers, Duration length, Runnable operation) {
        long end = System.nanoTime() + length.toNanos();
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("caller-");
        threads.setVirtualThreads(callers > 1 && Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS);
        List<CompletableFuture<Laps>> running = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            running.add(CompletableFuture.supplyAsync(() -> repeat(operation, end), (Executor) threads));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static Laps repeat(Runnable operation, long end) {
        Laps laps = new Laps();
        long began = System.nanoTime();
        do {
            operation.run();
            long ended = System.nanoTime();
            laps.add(ended - began);
            began = ended;
        } while (began < end);
        return laps;
    }

    /** One thread that keeps so many in flight, and waits for the oldest when they are as many. */
    static List<Laps> window(int size, Duration length, Supplier<CompletableFuture<?>> operation) {
        long end = System.nanoTime() + length.toNanos();
        Laps laps = new Laps();
        Deque<Running> inFlight = new ArrayDeque<>();
        inFlight.add(new Running(System.nanoTime(), operation.get()));
        for (Running oldest = inFlight.poll(); oldest != null; oldest = inFlight.poll()) {
            while (System.nanoTime() < end && inFlight.size() < size - 1) {
                inFlight.add(new Running(System.nanoTime(), operation.get()));
            }
            oldest.future.join();
            laps.add(System.nanoTime() - oldest.began);
        }
        return List.of(laps);
    }

    private record Running(long began, CompletableFuture<?> future) {}
}
