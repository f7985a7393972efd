package io.rref.test.tutorial;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A worker that serves what the packages below have. */
@SpringBootApplication
class TutorialWorker {

    /** Runs it as a process of its own. */
    public static void main(String[] arguments) {
        SpringApplication.run(TutorialWorker.class, arguments);
    }
}
