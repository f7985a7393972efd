package io.rref.profile;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The books of one process: of profiles that were opened here, and of others' whose calls came here, which are kept until they are
 * collected, ten minutes at most. Bounded in number and bytes. Thread-safe.
 */
public final class RecordBooks {

    /** So many profiles of others are recorded at one time. */
    public static final int MOST_FOREIGN = 64;

    static final long KEPT_NANOS = 600_000_000_000L;

    private static final long FOREIGN_BYTES = 32 << 20;

    private static final int REMEMBERED = 256;

    private final String node;

    private final LongSupplier nanoTime;

    private final RecordBudget budget = new RecordBudget(FOREIGN_BYTES);

    private final Map<String, RecordBook> own = new HashMap<>();

    private final Map<String, Kept> foreign = new HashMap<>();

    /** Names of books that have been collected, or of own profiles that have ended. */
    private final Map<String, Boolean> over = new LinkedHashMap<>();

    private record Kept(RecordBook book, long lastUsed) {}

    /** None yet, in the process of this name. */
    public RecordBooks(String node, LongSupplier nanoTime) {
        this.node = node;
        this.nanoTime = nanoTime;
    }

    /** A profile of this process begins. */
    public synchronized RecordBook begin(String profile) {
        RecordBook book = RecordBook.in(node);
        own.put(profile, book);
        return book;
    }

    /** A profile of this process is over: nothing is recorded for it here any more. */
    public synchronized void end(String profile) {
        RecordBook book = own.remove(profile);
        if (book != null) {
            book.close();
            remember(profile, true);
        }
    }

    /** The book for work that came with this profile; null if there is no room for one more. */
    public synchronized @Nullable RecordBook bookOf(String profile) {
        RecordBook mine = own.get(profile);
        if (mine != null || Boolean.TRUE.equals(over.get(profile))) {
            return mine;
        }
        long now = nanoTime.getAsLong();
        Kept known = foreign.get(profile);
        if (known == null) {
            dropOld(now);
        }
        if (known == null && foreign.size() >= MOST_FOREIGN) {
            return null;
        }
        RecordBook book = known == null ? new RecordBook(node, budget) : known.book();
        foreign.put(profile, new Kept(book, now));
        return book;
    }

    private void dropOld(long now) {
        for (Iterator<Kept> books = foreign.values().iterator(); books.hasNext(); ) {
            Kept kept = books.next();
            if (now - kept.lastUsed() > KEPT_NANOS) {
                kept.book().giveBackRoom();
                books.remove();
            }
        }
    }

    /** The book that others' work stands in; null if there is none. */
    public synchronized @Nullable RecordBook find(String profile) {
        Kept kept = foreign.get(profile);
        return kept == null ? null : kept.book();
    }

    /** The book is collected now, and not kept any longer. */
    public synchronized void remove(String profile) {
        Kept kept = foreign.remove(profile);
        if (kept != null) {
            kept.book().giveBackRoom();
            remember(profile, false);
        }
    }

    /** Whether there is a good reason why there is no book: it was collected before, or its profile is this process's own. */
    public synchronized boolean isAccountedFor(String profile) {
        return own.containsKey(profile) || over.containsKey(profile);
    }

    private void remember(String profile, boolean ended) {
        over.put(profile, ended);
        if (over.size() > REMEMBERED) {
            over.remove(over.keySet().iterator().next());
        }
    }
}
