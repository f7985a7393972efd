package io.rref.test.cluster;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What a cluster is started from. Filled until it starts. */
final class ClusterPlan {

    final List<String> workers;

    final List<Class<?>> workerConfiguration = new ArrayList<>();

    final List<Class<?>> scanned = new ArrayList<>();

    final List<String> workerArguments = new ArrayList<>();

    final List<String> clientArguments = new ArrayList<>();

    final List<ApplicationContextInitializer<ConfigurableApplicationContext>> atWorkers = new ArrayList<>();

    final List<ApplicationContextInitializer<ConfigurableApplicationContext>> everywhere = new ArrayList<>();

    boolean leaksAllowed;

    ClusterPlan(List<String> workers) {
        this.workers = List.copyOf(workers);
    }

    /** Whether nobody has asked for anything but workers of these classes. */
    boolean isPlain() {
        return workerArguments.isEmpty() && clientArguments.isEmpty() && atWorkers.isEmpty() && !leaksAllowed;
    }
}
