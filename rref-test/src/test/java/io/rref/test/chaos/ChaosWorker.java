package io.rref.test.chaos;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A worker that writes a history. */
@SpringBootApplication
class ChaosWorker {

    @Bean
    HistoryFile history(@Value("${chaos.histories}") Path folder, @Value("${rref.worker.name}") String name) {
        return HistoryFile.ofThisProcess(folder, name);
    }

    /** Runs it as a process of its own. */
    public static void main(String[] arguments) {
        SpringApplication.run(ChaosWorker.class, arguments);
    }
}
