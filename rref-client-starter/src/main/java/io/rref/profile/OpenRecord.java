package io.rref.profile;

import io.rref.CallRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A record that is being made: what it records has begun and not ended. Thread-safe. */
public final class OpenRecord {

    private final RecordBook book;

    private final String key;

    private final Instant begun = Instant.now();

    private final long begunNanos = System.nanoTime();

    private final AtomicBoolean ended = new AtomicBoolean();

    private final CompletableFuture<CallRecord> record = new CompletableFuture<>();

    OpenRecord(RecordBook book, String key) {
        this.book = book;
        this.key = key;
    }

    /** Names it. */
    public String key() {
        return key;
    }

    /** Where it will stand. */
    public RecordBook book() {
        return book;
    }

    /**
     * It has ended so: the record stands in its book from now on, and then its future completes. PyTorch: the end callbacks of a
     * record function (C148).
     *
     * @throws IllegalStateException if it has ended before
     */
    public CallRecord end(String outcome) {
        if (!ended.compareAndSet(false, true)) {
            throw new IllegalStateException("end can only be called once: " + key + " has ended");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
        CallRecord made = new CallRecord(key, book.node(), begun, took, outcome);
        book.ended(this, made);
        record.complete(made);
        return made;
    }

    /** Completes with the record when it stands in its book. */
    public CompletableFuture<CallRecord> record() {
        return record.copy();
    }
}
