package io.rref.service;

import io.rref.service.extension.ExtensionPackages;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * A worker that holds what the jars of a folder bring along: {@code java -Dloader.path=extensions -jar …}, or, with the jars on the
 * class path otherwise, {@code --rref.worker.extensions=extensions}. It has no components of its own, and scans for none: it would find parts of
 * the auto-configurations beside it, too early.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ExtensionPackages.class)
public class StockWorker {

    /** Starts the worker. */
    public static void main(String[] arguments) {
        SpringApplication.run(StockWorker.class, arguments);
    }
}
