package io.rref.test.readme.caller;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.test.readme.Counter;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class CounterCaller {
    public static void main(String[] arguments) {
        SpringApplication.run(CounterCaller.class, arguments);
    }

    @Bean
    CommandLineRunner count(RRefClient rrefs) {
        return arguments -> {
            try (RRef<Counter> counter = rrefs.on("worker-1").create(Counter.class, 5L)) { // returns at once
                CompletableFuture<Long> later = counter.rpcAsync(c -> c.add(1)); // so does this
                long first = later.join();
                try (RRef<Long> there = counter.remote(c -> c.add(1))) { // the result stays on the worker
                    System.out.println(first + " " + there.toHere() + " "
                            + counter.rpcSync().add(1));
                }
            } // the object on worker-1 goes here, or 30 seconds after this process died
        };
    }
}
