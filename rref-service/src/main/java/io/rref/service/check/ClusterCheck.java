package io.rref.service.check;

import io.rref.RRefClient;
import io.rref.RRefException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Checks each worker of {@code rref.check.workers} by {@link WorkerCheck}, says on the console how it went, and ends with 0 if all
 * is well, else with 1. It is a member like any other: it takes the same settings for the directory and for what it proves
 * itself with.
 */
public final class ClusterCheck {

    /** Before all other settings: those of the image are for the worker that it usually is. */
    private static final List<String> NO_WORKER = List.of(
            "--rref.worker.enabled=false",
            "--spring.main.web-application-type=none",
            "--spring.main.banner-mode=off",
            "--spring.cloud.consul.enabled=false",
            "--logging.level.root=warn");

    private ClusterCheck() {}

    /** Runs the check. */
    public static void main(String[] arguments) {
        System.exit(passes(arguments) ? 0 : 1);
    }

    /** Whether all workers pass. Blocks, for some seconds of each worker at most. */
    public static boolean passes(String... arguments) {
        List<String> all = new ArrayList<>(NO_WORKER);
        all.addAll(List.of(arguments));
        try (ConfigurableApplicationContext context =
                new SpringApplication(Client.class).run(all.toArray(String[]::new))) {
            return check(workers(context.getEnvironment()), context.getBean(RRefClient.class));
        }
    }

    private static List<String> workers(Environment environment) {
        return Binder.get(environment)
                .bind("rref.check.workers", Bindable.listOf(String.class))
                .orElse(List.of());
    }

    private static boolean check(List<String> workers, RRefClient rrefs) {
        if (workers.isEmpty()) {
            System.err.println("No worker to check. Name them: rref.check.workers=worker-1,worker-2");
            return false;
        }
        boolean all = true;
        for (String worker : workers) {
            all &= check(worker, rrefs);
        }
        return all;
    }

    private static boolean check(String worker, RRefClient rrefs) {
        try {
            System.out.println(worker + ": " + new WorkerCheck(rrefs.on(worker)).run());
            return true;
        } catch (RRefException | IllegalStateException failure) {
            System.err.println(worker + ": FAILED: " + failure.getMessage());
            return false;
        }
    }

    /** Not public: only this check runs it. */
    @EnableAutoConfiguration
    static class Client {}
}
