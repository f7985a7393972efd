package io.rref.test.chaos;

import io.rref.RRef;
import io.rref.RemoteObject;
import io.rref.test.chaos.HistoryEvent.Created;
import io.rref.test.chaos.HistoryEvent.Executed;
import io.rref.test.chaos.HistoryEvent.Released;
import io.rref.test.chaos.HistoryEvent.UsedAfterRelease;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class StoredTally implements Tally, AutoCloseable {

    private final String name;

    private final HistoryFile history;

    private final AtomicInteger running = new AtomicInteger();

    private volatile boolean released;

    StoredTally(String name, @Autowired HistoryFile history) {
        this.name = name;
        this.history = history;
        history.write(new Created(name, System.currentTimeMillis()));
    }

    @Override
    public void execute(long number) {
        begin();
        history.write(new Executed(number, name));
        end();
    }

    @Override
    public CompletableFuture<String> executeLater(long number, int milliseconds) {
        Work work = new Work();
        Executor later = CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (!work.isDone()) {
                history.write(new Executed(number, name));
                work.complete(Outcome.ACKNOWLEDGED.name());
            }
        });
        return work;
    }

    @Override
    public CompletableFuture<String> relay(RRef<Tally> other, long number, int limitMs) {
        Work work = new Work();
        other.run(tally -> tally.execute(number))
                .timeout(Duration.ofMillis(limitMs))
                .rpcAsync()
                .whenComplete(
                        (done, failure) -> work.complete(Outcome.of(failure).name()));
        return work;
    }

    private void begin() {
        running.incrementAndGet();
        requireNotReleased();
    }

    private void end() {
        requireNotReleased();
        running.decrementAndGet();
    }

    private void requireNotReleased() {
        if (released) {
            history.write(new UsedAfterRelease(name));
        }
    }

    @Override
    public void close() {
        released = true;
        if (running.get() > 0) {
            history.write(new UsedAfterRelease(name));
        }
        history.write(new Released(name, System.currentTimeMillis()));
    }

    /** Work that takes a while; it has ended before anybody can learn so, also where it is cancelled. */
    private final class Work extends CompletableFuture<String> {

        private final AtomicBoolean over = new AtomicBoolean();

        Work() {
            begin();
        }

        @Override
        public boolean complete(String outcome) {
            endOnce();
            return super.complete(outcome);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            endOnce();
            return super.cancel(mayInterruptIfRunning);
        }

        private void endOnce() {
            if (over.compareAndSet(false, true)) {
                end();
            }
        }
    }
}
