package io.rref.test.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An ordinary Spring Boot app; rref-service on its class path makes it a worker. */
@SpringBootApplication
public class TestWorker {

    /** Runs it as a process of its own. */
    public static void main(String[] arguments) {
        SpringApplication.run(TestWorker.class, arguments);
    }
}
