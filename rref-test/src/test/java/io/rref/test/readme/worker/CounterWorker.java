package io.rref.test.readme.worker;

import io.rref.RemoteObject;
import io.rref.test.readme.Counter;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CounterWorker {
    public static void main(String[] arguments) {
        SpringApplication.run(CounterWorker.class, arguments);
    }
}

@RemoteObject
class StoredCounter implements Counter {
    private final AtomicLong value;

    StoredCounter(long start) { // from the caller; @Autowired parameters come from the worker
        this.value = new AtomicLong(start);
    }

    @Override
    public long add(long n) {
        return value.addAndGet(n);
    }
}
