package io.rref.benchmarks.rref;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The worker: an ordinary one, with all defaults. */
@SpringBootApplication
public class WorkerProcess {

    static final String NAME = "worker";

    /** Runs it. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(WorkerProcess.class);
        application.setDefaultProperties(ProcessSettings.of(NAME));
        application.run(arguments);
    }
}
