package io.rref.test.integration;

import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRefException;
import io.rref.ReferenceGoneException;
import io.rref.test.app.Greeting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls one named object again and again, whatever comes of it, and remembers what came of it. It does not heed the word that
 * the object's worker stops.
 */
final class NamedCaller implements AutoCloseable {

    private static final long BETWEEN_CALLS = Duration.ofMillis(10).toNanos();

    private final Greeting greeting;

    private final Thread thread = new Thread(this::callOnAndOn, "named-caller");

    private final AtomicLong answered = new AtomicLong();

    private final AtomicLong lost = new AtomicLong();

    private final List<RRefException> unclear = new CopyOnWriteArrayList<>();

    private volatile boolean ended;

    private NamedCaller(Greeting greeting) {
        this.greeting = greeting;
    }

    static NamedCaller of(Greeting greeting) {
        NamedCaller started = new NamedCaller(greeting);
        started.thread.start();
        return started;
    }

    /** How many calls were answered. */
    long answered() {
        return answered.get();
    }

    /** How many times it was told that the object is gone. */
    long lost() {
        return lost.get();
    }

    /** What failed without its being certain that nothing ran, or that the object is gone. */
    List<RRefException> unclear() {
        return unclear;
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void callOnAndOn() {
        while (!ended) {
            call();
            LockSupport.parkNanos(BETWEEN_CALLS);
        }
    }

    private void call() {
        try {
            greeting.greet();
            answered.incrementAndGet();
        } catch (NotExecutedException refused) {
            // the worker drains, is away, or starts: the next call is worth a try
        } catch (ReferenceGoneException gone) {
            lost.incrementAndGet();
        } catch (OutcomeUnknownException interrupted) {
            if (!ended) {
                unclear.add(interrupted);
            }
        } catch (RRefException failed) {
            unclear.add(failed);
        }
    }
}
