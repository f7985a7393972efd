package io.rref.test.cluster;

import io.rref.RRef;
import io.rref.Worker;
import io.rref.test.app.Counter;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An app in a JVM of its own that holds counters on worker-1 until it is ended or killed. */
public final class HoldingProcess implements AutoCloseable {

    private static final String HOLDING = "holding";

    private static final int AT_ONCE = 100;

    private static final String COUNTERS = "--counters=";

    private final JvmProcess process;

    private HoldingProcess(JvmProcess process) {
        this.process = process;
    }

    static HoldingProcess start(List<String> directory, int counters) {
        List<String> arguments = new ArrayList<>(directory);
        arguments.add(COUNTERS + counters);
        HoldingProcess started = new HoldingProcess(JvmProcess.start("holder", HoldingProcess.class, arguments));
        started.process.awaitReady(() -> started.process.hasSaid(HOLDING));
        return started;
    }

    /** As a power cut would. */
    public void kill() {
        process.kill();
    }

    /** SIGSTOP. */
    public void pause() {
        process.pause();
    }

    /** SIGCONT. */
    public void resume() {
        process.resume();
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        List<RRef<Counter>> held = new ArrayList<>();
        try (ClientApp app = ClientApp.start(builder -> builder, arguments)) {
            for (int counters = counters(arguments); held.size() < counters; ) {
                int atOnce = Math.min(AT_ONCE, counters - held.size());
                held.addAll(newCounters(app.rrefs().on("worker-1"), atOnce));
            }
            System.out.println(HOLDING);
            int ended = System.in.read(); // until the parent ends or kills this process
            System.out.println("standard input gave " + ended);
        }
        Reference.reachabilityFence(held);
    }

    private static List<RRef<Counter>> newCounters(Worker worker, int count) {
        List<RRef<Counter>> made = new ArrayList<>();
        List<CompletableFuture<Long>> used = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            RRef<Counter> counter = worker.create(Counter.class, 0L);
            made.add(counter);
            used.add(counter.rpcAsync(Counter::increment));
        }
        used.forEach(CompletableFuture::join);
        return made;
    }

    private static int counters(String[] arguments) {
        for (String argument : arguments) {
            if (argument.startsWith(COUNTERS)) {
                return Integer.parseInt(argument.substring(COUNTERS.length()));
            }
        }
        return 1;
    }
}
