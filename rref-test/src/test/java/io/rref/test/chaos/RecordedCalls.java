package io.rref.test.chaos;

import io.rref.RRef;
import io.rref.test.chaos.HistoryEvent.Ended;
import io.rref.test.chaos.HistoryEvent.Invoked;
import io.rref.test.chaos.HistoryEvent.PassedOn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Makes numbered calls, and writes down what it began and what it was told. Thread-safe. */
final class RecordedCalls {

    /** More than one process makes, so that numbers which begin with its id are no other's. */
    private static final long CALLS_OF_A_PROCESS = 1_000_000_000L;

    private final HistoryFile history;

    private final String process;

    private final AtomicLong numbers;

    private final AtomicLong objects = new AtomicLong();

    RecordedCalls(HistoryFile history, String name) {
        long pid = ProcessHandle.current().pid();
        this.history = history;
        this.process = HistoryFile.processId(name, pid);
        this.numbers = new AtomicLong(pid * CALLS_OF_A_PROCESS);
    }

    /** A name for one more object. */
    String newObject() {
        return process + "/" + objects.incrementAndGet();
    }

    CompletableFuture<Outcome> execute(RRef<Tally> on, Duration limit) {
        return record(
                limit,
                number -> on.run(tally -> tally.execute(number))
                        .timeout(limit)
                        .rpcAsync()
                        .thenApply(done -> Outcome.ACKNOWLEDGED.name()));
    }

    CompletableFuture<Outcome> executeLater(RRef<Tally> on, int milliseconds, Duration limit) {
        return record(
                limit,
                number -> on.callStage(tally -> tally.executeLater(number, milliseconds))
                        .timeout(limit)
                        .rpcAsync());
    }

    /** The operation runs on the second object, whose name is given; the first one passes it on. */
    CompletableFuture<Outcome> relay(RRef<Tally> over, RRef<Tally> to, String nameOfTo, Duration limit) {
        history.write(new PassedOn(nameOfTo));
        int limitMs = (int) limit.toMillis() * 2 / 3;
        return record(
                limit,
                number -> over.callStage(tally -> tally.relay(to, number, limitMs))
                        .timeout(limit)
                        .rpcAsync());
    }

    private CompletableFuture<Outcome> record(Duration limit, LongFunction<CompletableFuture<String>> call) {
        long number = numbers.incrementAndGet();
        history.write(new Invoked(number, limit.toMillis(), System.currentTimeMillis()));
        return begin(call, number).handle((told, failure) -> end(number, told, failure));
    }

    /** A handle that is known to be gone throws at once. */
    private static CompletableFuture<String> begin(LongFunction<CompletableFuture<String>> call, long number) {
        try {
            return call.apply(number);
        } catch (RuntimeException atOnce) {
            return CompletableFuture.failedFuture(atOnce);
        }
    }

    private Outcome end(long number, @Nullable String told, @Nullable Throwable failure) {
        Outcome outcome = told == null ? Outcome.of(failure) : Outcome.valueOf(told);
        history.write(new Ended(number, outcome, Outcome.detail(failure), System.currentTimeMillis()));
        return outcome;
    }
}
