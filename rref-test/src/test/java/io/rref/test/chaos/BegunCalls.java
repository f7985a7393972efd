package io.rref.test.chaos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How many calls histories tell of while they are written: each count reads what has been added since the one before. Used by one thread. */
final class BegunCalls {

    private static final String BEGUN = "\"event\":\"invoked\"";

    private final Path folder;

    private final Map<Path, Long> bytesRead = new HashMap<>();

    private long calls;

    BegunCalls(Path folder) {
        this.folder = folder;
    }

    long count() {
        HistoryFile.all(folder).forEach(this::readOn);
        return calls;
    }

    private void readOn(Path history) {
        long from = bytesRead.getOrDefault(history, 0L);
        try (RandomAccessFile file = new RandomAccessFile(history.toFile(), "r")) {
            byte[] added = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(added);
            String text = new String(added, StandardCharsets.ISO_8859_1); // one character is one byte
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            calls += whole.lines().filter(line -> line.contains(BEGUN)).count();
            bytesRead.put(history, from + whole.length());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + history, unreadable);
        }
    }
}
