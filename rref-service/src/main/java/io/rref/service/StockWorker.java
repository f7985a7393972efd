package io.rref.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A worker that holds what the jars on its loader path bring along: {@code java -Dloader.path=extensions -jar …}. */
@SpringBootApplication
public class StockWorker {

    /** Starts the worker. */
    public static void main(String[] arguments) {
        SpringApplication.run(StockWorker.class, arguments);
    }
}
