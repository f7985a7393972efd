package io.rref.test.cluster;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.springframework.core.env.Environment;

/**
 * An app in a JVM of its own that makes a counter on worker-1 and passes its handle to the shelf of another worker.
 * It lives until it is killed.
 */
public final class PassingProcess implements AutoCloseable {

    /** The gate at the other worker that the shelf's method waits behind. */
    public static final String GATE = "passed on";

    private static final String DIRECTORY = "--rref.client.workers.";

    private static final String RECEIVER = "receiver";

    private final JvmProcess process;

    private PassingProcess(JvmProcess process) {
        this.process = process;
    }

    static PassingProcess start(URI worker1, String receiver, URI toReceiver) {
        List<String> arguments = List.of(
                DIRECTORY + "worker-1=" + worker1,
                DIRECTORY + receiver + "=" + toReceiver,
                "--" + RECEIVER + "=" + receiver);
        return new PassingProcess(JvmProcess.start("passer", PassingProcess.class, arguments));
    }

    /** Waits until this is so; fails with the output of the process if it ends before. */
    public void awaitReady(BooleanSupplier ready) {
        process.awaitReady(ready);
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
        try (ClientApp app = ClientApp.start(builder -> builder, arguments);
                RRef<Shelf> shelf = app.rrefs().on(receiver(app)).find("shelf", Shelf.class);
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 0L)) {
            CompletableFuture<Void> passed =
                    shelf.callStage(s -> s.keepAndWait(counter, GATE)).rpcAsync();
            int ended = System.in.read(); // until the parent ends or kills this process
            System.out.println("standard input gave " + ended + "; passed on: " + passed.isDone());
        }
    }

    private static String receiver(ClientApp app) {
        return app.bean(Environment.class).getRequiredProperty(RECEIVER);
    }
}
