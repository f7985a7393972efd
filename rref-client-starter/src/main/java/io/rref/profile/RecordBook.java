package io.rref.profile;

import io.rref.CallRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The records of one profile in one process, and which workers have more of them. Bounded. Thread-safe. */
public final class RecordBook {

    /** So many records are kept; what comes then is counted only. */
    public static final int MOST_RECORDS = 10_000;

    private static final long OWN_BYTES = 32 << 20;

    private final String node;

    private final RecordBudget budget;

    private final List<CallRecord> records = new ArrayList<>();

    private final Set<String> reached = new LinkedHashSet<>();

    private final Map<String, OpenRecord> makers = new HashMap<>();

    private int open;

    private long dropped;

    private boolean closed;

    private boolean gone;

    private CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);

    RecordBook(String node, RecordBudget budget) {
        this.node = node;
        this.budget = budget;
    }

    /** An empty one, with room of its own. */
    public static RecordBook in(String node) {
        return new RecordBook(node, new RecordBudget(OWN_BYTES));
    }

    String node() {
        return node;
    }

    /** Something begins; null once the book is closed. */
    public synchronized @Nullable OpenRecord open(String key) {
        if (closed) {
            return null;
        }
        if (open == 0) {
            idle = new CompletableFuture<>();
        }
        open++;
        return new OpenRecord(this, key);
    }

    void ended(CallRecord record) {
        CompletableFuture<Void> lastOne;
        synchronized (this) {
            if (!gone && records.size() < MOST_RECORDS && budget.take(record)) {
                records.add(record);
            } else {
                dropped++;
            }
            open--;
            lastOne = open == 0 ? idle : null;
        }
        if (lastOne != null) {
            lastOne.complete(null);
        }
    }

    /** Completes when nothing is open. */
    public synchronized CompletableFuture<Void> idle() {
        return idle.copy();
    }

    /** A call of the profile has come to this worker, which may have records of it. */
    public synchronized void reached(String worker) {
        reached.add(worker);
    }

    /** The handle with this fork is made by what this records. */
    public synchronized void made(String fork, OpenRecord maker) {
        if (makers.size() < MOST_RECORDS) {
            makers.put(fork, maker);
        }
    }

    /** What records the making of the handle with this fork; null if nothing here does. */
    public synchronized @Nullable OpenRecord makerOf(String fork) {
        return makers.get(fork);
    }

    /** Nothing begins from now on. */
    public synchronized void close() {
        closed = true;
    }

    /** Whether nothing begins any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** The records until now, in the order in which they ended. */
    public synchronized List<CallRecord> records() {
        return List.copyOf(records);
    }

    /** How many records found no room. */
    public synchronized long dropped() {
        return dropped;
    }

    /** The workers that were reached since this was asked last. */
    public synchronized Set<String> takeReached() {
        Set<String> taken = new LinkedHashSet<>(reached);
        reached.clear();
        return taken;
    }

    /** The book is not kept any longer: its room is free for others. */
    synchronized void giveBackRoom() {
        budget.giveBack(records);
        closed = true;
        gone = true;
    }
}
