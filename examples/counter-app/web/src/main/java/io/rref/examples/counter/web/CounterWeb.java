package io.rref.examples.counter.web;

import io.rref.examples.counter.Visits;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An ordinary Spring Boot web app; its contracts are found where {@link Visits} is. */
@SpringBootApplication
@AutoConfigurationPackage(basePackageClasses = Visits.class)
public class CounterWeb {

    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(CounterWeb.class, args);
    }
}
