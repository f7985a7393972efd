package io.rref.test.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What a cluster is started from. Filled until it starts. */
final class ClusterPlan {

    private static final String OPERATOR = "--rref.security.operator-password=";

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

    /** That of the user operator at the workers; null if nobody is asked who comes. */
    @Nullable
    String operatorPassword() {
        String password = null;
        for (String argument : workerArguments) {
            password = argument.startsWith(OPERATOR) ? argument.substring(OPERATOR.length()) : password;
        }
        return password;
    }

    /** Whether nobody has asked for anything but workers of these classes. */
    boolean isPlain() {
        return workerArguments.isEmpty() && clientArguments.isEmpty() && atWorkers.isEmpty() && !leaksAllowed;
    }
}
