package io.rref.profile;

import java.lang.ref.WeakReference;
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

    static final int MANY_OWN = 256;

    private final String node;

    private final LongSupplier nanoTime;

    private final RecordBudget budget = new RecordBudget(FOREIGN_BYTES);

    /** Held by who has opened it, and by its calls: one that nobody closes is forgotten with them. */
    private final Map<String, WeakReference<RecordBook>> own = new HashMap<>();

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
        RecordBook book = RecordBook.ofOwnProfile(node);
        if (own.size() >= MANY_OWN) {
            own.values().removeIf(opened -> opened.get() == null);
        }
        own.put(profile, new WeakReference<>(book));
        return book;
    }

    /** A profile of this process is over: nothing is recorded for it here any more. */
    public synchronized void end(String profile) {
        WeakReference<RecordBook> opened = own.remove(profile);
        RecordBook book = opened == null ? null : opened.get();
        if (book != null) {
            book.close();
            remember(profile, true);
        }
    }

    /** The book for work that came with this profile; null if there is no room for one more. */
    public synchronized @Nullable RecordBook bookOf(String profile) {
        WeakReference<RecordBook> opened = own.get(profile);
        RecordBook mine = opened == null ? null : opened.get();
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
        RecordBook book = known == null ? RecordBook.ofForeignProfile(node, budget) : known.book();
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
        dropOld(nanoTime.getAsLong());
        Kept kept = foreign.get(profile);
        return kept == null ? null : kept.book();
    }

    /** What stands in the book of others' work is collected now; the book is kept only while something in it has not ended. */
    public synchronized ProfiledRecords collect(String profile, RecordBook book) {
        Kept kept = foreign.get(profile);
        if (kept != null && kept.book() == book && book.openRecords() == 0) {
            foreign.remove(profile);
            ProfiledRecords taken = book.take();
            book.giveBackRoom();
            remember(profile, false);
            return taken;
        }
        return book.take();
    }

    synchronized int ownBooks() {
        return own.size();
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
