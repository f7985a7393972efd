package io.rref.examples.quickstart.cluster;

import io.rref.examples.quickstart.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Workers in JVMs of their own, on the class path of this one. */
public final class ProcessCluster implements Cluster {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final CommandLines commandLines;
    private final List<WorkerProcess> processes = new ArrayList<>();

    private ProcessCluster(CommandLines commandLines) {
        this.commandLines = commandLines;
    }

    /** Starts these workers at once and waits until all of them answer. */
    public static Cluster start(CommandLines commandLines, Progress progress) {
        ProcessCluster cluster = new ProcessCluster(commandLines);
        try {
            cluster.startAll(Files.createTempDirectory("rref-quickstart-"), progress);
            return cluster;
        } catch (IOException e) {
            cluster.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    @Override
    public List<String> ofClient() {
        return commandLines.ofClient();
    }

    @Override
    public void close() {
        processes.forEach(WorkerProcess::askToEnd);
        processes.forEach(WorkerProcess::end);
    }

    private void startAll(Path logs, Progress progress) throws IOException {
        for (String name : commandLines.addresses().byName().keySet()) {
            List<String> arguments = commandLines.ofWorker(name);
            processes.add(WorkerProcess.start(name, arguments, logs.resolve(name + ".log")));
        }
        long end = System.nanoTime() + START_LIMIT.toNanos();
        for (WorkerProcess process : processes) {
            process.awaitPort(commandLines.addresses().portOf(process.name()), end);
            progress.say(
                    "%s is up at port %d, %s",
                    process.name(), commandLines.addresses().portOf(process.name()), process);
        }
    }
}
