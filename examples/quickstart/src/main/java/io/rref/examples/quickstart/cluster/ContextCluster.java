package io.rref.examples.quickstart.cluster;

import io.rref.examples.quickstart.report.Progress;
import io.rref.examples.quickstart.worker.FlightWorker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Workers in this process, each in a context of its own on its own port; they talk over HTTP all the same. */
public final class ContextCluster implements Cluster {

    private final CommandLines commandLines;
    private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

    private ContextCluster(CommandLines commandLines) {
        this.commandLines = commandLines;
    }

    /** Starts these workers, one after the other. */
    public static Cluster start(CommandLines commandLines, Progress progress) {
        ContextCluster cluster = new ContextCluster(commandLines);
        try {
            commandLines.addresses().byName().forEach((name, address) -> {
                cluster.startWorker(name);
                progress.say("%s is up at %s, a context of this process", name, address);
            });
            return cluster;
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
        while (!contexts.isEmpty()) {
            contexts.pop().close();
        }
    }

    private void startWorker(String name) {
        String[] arguments = commandLines.ofWorker(name).toArray(String[]::new);
        contexts.push(new SpringApplicationBuilder(FlightWorker.class).run(arguments));
    }
}
