package io.rref.examples.quickstart.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An ordinary Spring Boot app; rref-service on its class path makes it a worker. */
@SpringBootApplication
public class FlightWorker {

    /** Runs it as a process of its own, which ends when its standard input does: with the process that started it. */
    public static void main(String[] args) {
        EndWithParent.watch(System.in);
        SpringApplication.run(FlightWorker.class, args);
    }
}
