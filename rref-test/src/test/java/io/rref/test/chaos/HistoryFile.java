package io.rref.test.chaos;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history of one process, one line of JSON for each event. What {@link #write} has returned from is in the kernel's hands:
 * SIGKILL loses nothing of it. Only a power cut would.
 */
final class HistoryFile implements AutoCloseable {

    private static final String ENDING = ".history";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Not a channel: that would close itself where a cancelled call's thread is interrupted. */
    private final FileOutputStream file;

    private HistoryFile(FileOutputStream file) {
        this.file = file;
    }

    /** The one of this process, which goes by this name; others of the name had other process ids. */
    static HistoryFile ofThisProcess(Path folder, String name) {
        return of(folder, processId(name, ProcessHandle.current().pid()));
    }

    static HistoryFile of(Path folder, String process) {
        try {
            return new HistoryFile(
                    new FileOutputStream(folder.resolve(process + ENDING).toFile(), true));
        } catch (IOException impossible) {
            throw new UncheckedIOException("no history of " + process + " in " + folder, impossible);
        }
    }

    /** What a process is called in histories. */
    static String processId(String name, long pid) {
        return name + "~" + pid;
    }

    void write(HistoryEvent event) {
        String line = JSON.writeValueAsString(event) + "\n";
        try {
            file.write(line.getBytes(StandardCharsets.UTF_8)); // appended in one step, whoever else writes
        } catch (IOException lost) {
            throw new UncheckedIOException("an event is lost, so the history is worth nothing: " + line, lost);
        }
    }

    /** Reads all histories of the folder. */
    static void readAll(Path folder, BiConsumer<String, HistoryEvent> reader) {
        for (Path each : all(folder)) {
            String name = each.getFileName().toString();
            try {
                read(each, name.substring(0, name.length() - ENDING.length()), reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read " + each, unreadable);
            }
        }
    }

    /** The histories of the folder. */
    static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list the histories in " + folder, unreadable);
        }
    }

    private static void read(Path file, String process, BiConsumer<String, HistoryEvent> reader) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> reader.accept(process, JSON.readValue(line, HistoryEvent.class)));
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException late) {
            throw new UncheckedIOException(late);
        }
    }
}
