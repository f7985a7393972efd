package io.rref.profile;

import io.rref.CallRecord;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** Room for the records of one or several books. Thread-safe. */
final class RecordBudget {

    private static final int WITHOUT_KEY = 150;

    private static final char LAST_OF_ONE_BYTE = 0xFF;

    private final AtomicLong left;

    /** Room for about so many bytes. */
    RecordBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    boolean take(CallRecord record) {
        long size = sizeOf(record);
        if (left.addAndGet(-size) >= 0) {
            return true;
        }
        left.addAndGet(size);
        return false;
    }

    void giveBack(Collection<CallRecord> records) {
        left.addAndGet(records.stream().mapToLong(RecordBudget::sizeOf).sum());
    }

    private static long sizeOf(CallRecord record) {
        return WITHOUT_KEY + sizeOf(record.key());
    }

    /** As the JVM holds it: one character beyond Latin-1 doubles the whole text. */
    private static long sizeOf(String text) {
        boolean oneByteEach = text.chars().allMatch(character -> character <= LAST_OF_ONE_BYTE);
        return oneByteEach ? text.length() : 2L * text.length();
    }
}
