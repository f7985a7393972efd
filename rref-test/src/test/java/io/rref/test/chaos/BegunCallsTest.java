package io.rref.test.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunCallsTest {

    @Test
    void whenHistoriesGrowThenEachCallCountsOnce(@TempDir Path folder) throws IOException {
        BegunCalls calls = new BegunCalls(folder);
        try (HistoryFile one = HistoryFile.of(folder, "caller-1~1");
                HistoryFile other = HistoryFile.of(folder, "caller-2~2")) {
            one.write(new HistoryEvent.Invoked(1, 1000, 0));
            one.write(new HistoryEvent.Ended(1, Outcome.ACKNOWLEDGED, "", 1));
            assertThat(calls.count()).isEqualTo(1);

            other.write(new HistoryEvent.Invoked(2, 1000, 2));
            assertThat(calls.count()).as("the first is not counted again").isEqualTo(2);
        }
        Path file = folder.resolve("caller-1~1.history");
        Files.writeString(file, "{\"event\":\"invoked\",\"number\"", StandardOpenOption.APPEND);
        assertThat(calls.count()).as("a line that is not whole yet").isEqualTo(2);
        Files.writeString(file, ":3}\n", StandardOpenOption.APPEND);
        assertThat(calls.count()).isEqualTo(3);
    }
}
