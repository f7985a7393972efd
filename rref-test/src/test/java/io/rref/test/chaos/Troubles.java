package io.rref.test.chaos;

import io.rref.test.cluster.JvmProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What happens to processes while calls run: workers, callers and light holders have threads of their own that give them trouble. */
final class Troubles {

    private static final Duration PAUSE = Duration.ofMillis(3500);

    private static final Duration BETWEEN_WORKERS = Duration.ofSeconds(6);

    private static final Duration BETWEEN_CALLERS = Duration.ofSeconds(15);

    private static final Duration BETWEEN_HOLDERS = Duration.ofSeconds(2);

    /** Starting one takes longer than what follows. */
    private static final int HOLDERS_AT_ONCE = 3;

    private final CountDownLatch over = new CountDownLatch(1);

    private final ChaosProcesses processes;

    private final long seed;

    Troubles(ChaosProcesses processes, long seed) {
        this.processes = processes;
        this.seed = seed;
    }

    /** Makes trouble for the plan's time, and longer until it is enough; afterwards everything runs again. Says how long it took. */
    Duration run(ChaosPlan plan, BooleanSupplier enough) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(2 + HOLDERS_AT_ONCE);
        try {
            List<Future<?>> makers = new ArrayList<>();
            makers.add(threads.submit(this::troubleWorkers));
            makers.add(threads.submit(this::troubleCallers));
            for (int maker = 0; maker < HOLDERS_AT_ONCE; maker++) {
                makers.add(threads.submit(this::troubleHolders));
            }
            TimeUnit.MILLISECONDS.sleep(plan.duration().toMillis());
            while (!enough.getAsBoolean()
                    && System.nanoTime() - began < plan.longest().toNanos()) {
                TimeUnit.SECONDS.sleep(1);
            }
            Duration load = Duration.ofNanos(System.nanoTime() - began);
            over.countDown();
            for (Future<?> maker : makers) {
                maker.get();
            }
            return load;
        } finally {
            threads.shutdownNow();
        }
    }

    private void troubleWorkers() {
        Random random = new Random(seed);
        for (int round = 0; !isOverAfter(BETWEEN_WORKERS); round++) {
            String worker = drawn(processes.workers(), random);
            switch (round % 4) {
                case 1 -> processes.killAndRestartWorker(worker);
                case 3 -> processes.endAndRestartWorker(worker);
                default -> processes.pauseWorker(worker, this::pause);
            }
        }
    }

    private void troubleCallers() {
        Random random = new Random(seed + 1);
        for (int round = 0; !isOverAfter(BETWEEN_CALLERS); round++) {
            String caller = drawn(processes.callers(), random);
            if (round % 3 == 2) {
                processes.killAndRestartCaller(caller);
            } else {
                processes.pauseCaller(caller, this::pause);
            }
        }
    }

    private void troubleHolders() {
        for (int round = 0; !isOverAfter(BETWEEN_HOLDERS); round++) {
            JvmProcess holder = processes.startHolder();
            if (round % 5 == 1) {
                processes.pauseHolder(holder, this::pause);
            }
            if (round % 10 == 9) {
                processes.endHolder(holder);
            } else {
                processes.killHolder(holder);
            }
        }
    }

    private static String drawn(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    /** Takes its whole time also at the end of the run: what is shorter than the lease is no pause. */
    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOverAfter(Duration wait) {
        try {
            return over.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
