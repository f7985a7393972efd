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

    private final boolean ofOwnProfile;

    private final List<CallRecord> records = new ArrayList<>();

    private final Set<String> reached = new LinkedHashSet<>();

    private final Map<String, OpenRecord> makers = new HashMap<>();

    private final Set<OpenRecord> open = new LinkedHashSet<>();

    private long dropped;

    private boolean closed;

    private boolean gone;

    private RecordBook(String node, RecordBudget budget, boolean ofOwnProfile) {
        this.node = node;
        this.budget = budget;
        this.ofOwnProfile = ofOwnProfile;
    }

    /** For a profile of another process, within what all of these have. */
    static RecordBook ofForeignProfile(String node, RecordBudget budget) {
        return new RecordBook(node, budget, false);
    }

    /** An empty one, with room of its own. */
    public static RecordBook in(String node) {
        return new RecordBook(node, new RecordBudget(OWN_BYTES), false);
    }

    /** The same for a profile of this process, which can be asked by which call a handle was made. */
    static RecordBook ofOwnProfile(String node) {
        return new RecordBook(node, new RecordBudget(OWN_BYTES), true);
    }

    String node() {
        return node;
    }

    /** Something begins; null once the book is closed. */
    public synchronized @Nullable OpenRecord open(String key) {
        if (closed) {
            return null;
        }
        OpenRecord begun = new OpenRecord(this, key);
        open.add(begun);
        return begun;
    }

    synchronized void ended(OpenRecord maker, CallRecord record) {
        open.remove(maker);
        if (!gone && records.size() < MOST_RECORDS && budget.take(record)) {
            records.add(record);
        } else {
            dropped++;
        }
    }

    /** Completes when what is open now has ended: what begins later is not waited for. */
    public CompletableFuture<Void> endOfOpen() {
        return CompletableFuture.allOf(
                nowOpen().stream().map(OpenRecord::record).toArray(CompletableFuture[]::new));
    }

    private synchronized List<OpenRecord> nowOpen() {
        return List.copyOf(open);
    }

    /** How much has begun and not ended. */
    public synchronized int openRecords() {
        return open.size();
    }

    /** Something is not recorded here that should be. */
    synchronized void miss() {
        dropped++;
    }

    /** A call of the profile has come to this worker, which may have records of it. */
    public synchronized void reached(String worker) {
        reached.add(worker);
    }

    /** The handle with this fork is made by what this records. Of interest only to who has opened the profile. */
    public synchronized void made(String fork, OpenRecord maker) {
        if (ofOwnProfile && makers.size() < MOST_RECORDS) {
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

    /** What is here until now; it does not stay. */
    synchronized ProfiledRecords take() {
        ProfiledRecords taken = ProfiledRecords.of(this);
        if (!gone) {
            budget.giveBack(records);
        }
        records.clear();
        dropped = 0;
        return taken;
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
        makers.clear();
        closed = true;
        gone = true;
    }
}
