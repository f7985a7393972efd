package io.rref.test.app;

import io.rref.RemoteObject;
import java.util.concurrent.atomic.AtomicLong;

/** Made anew by every start of a worker, at its first use. */
@RemoteObject(name = "greeting")
class PublishedGreeting implements Greeting {

    private final AtomicLong greetings = new AtomicLong();

    @Override
    public long greet() {
        return greetings.getAndIncrement();
    }
}
