package io.rref.examples.counter.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An ordinary Spring Boot app; rref-service on its class path makes it a worker. */
@SpringBootApplication
public class CounterWorker {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(CounterWorker.class, args);
    }
}
