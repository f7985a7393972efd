package io.rref.test.cluster;

import io.rref.RRef;
import io.rref.test.app.Counter;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/** An app in a JVM of its own that holds counters on worker-1 until it is ended or killed. */
public final class HoldingProcess implements AutoCloseable {

    private static final String HOLDING = "holding";

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

    @Override
    public void close() {
        process.close();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        List<RRef<Counter>> held = new ArrayList<>();
        try (ClientApp app = ClientApp.start(builder -> builder, arguments)) {
            for (int made = 0; made < counters(arguments); made++) {
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, (long) made);
                counter.rpcSync().increment();
                held.add(counter);
            }
            System.out.println(HOLDING);
            int ended = System.in.read(); // until the parent ends or kills this process
            System.out.println("standard input gave " + ended);
        }
        Reference.reachabilityFence(held);
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
