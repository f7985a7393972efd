package io.rref.examples.counter.web;

import io.rref.autoconfigure.EnableRemoteReferences;
import io.rref.examples.counter.Visits;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An ordinary Spring Boot web app; its contract comes in a jar, from another package. */
@SpringBootApplication
@EnableRemoteReferences(basePackageClasses = Visits.class)
public class CounterWeb {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(CounterWeb.class, args);
    }
}
