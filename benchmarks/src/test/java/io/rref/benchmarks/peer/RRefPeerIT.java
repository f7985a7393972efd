package io.rref.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks still run; how fast is nobody's business here. */
class RRefPeerIT {

    @Test
    void whenEachOperationHasASliceThenEachWasDoneAndNothingIsLeft(@TempDir Path logs) {
        List<ProcessHandle> processes;
        try (Peer rref = RRefPeer.start(logs)) {
            processes = rref.processes();
            assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);
            assertThat(Arrays.stream(Operation.values()))
                    .allSatisfy(operation -> assertThat(rref.run(operation, Duration.ofMillis(50)))
                            .satisfies(slice -> assertThat(slice.operations()).isPositive())
                            .satisfies(slice -> assertThat(slice.p50()).isPositive()));
            assertThat(rref.run(Operation.CREATE, Duration.ofMillis(50)).releasedMillis())
                    .as("every object was released in the end")
                    .isNotNegative();
        }
        assertThat(processes).allSatisfy(each -> assertThat(each.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void whenAProcessEndsEarlyThenTheTextNamesItsLog(@TempDir Path logs) {
        Path log = logs.resolve("ended.log");
        List<String> version =
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version");

        try (LineProcess ended = LineProcess.start("a process", version, java.util.Map.of(), log)) {
            assertThatThrownBy(() -> ended.answer(Duration.ofSeconds(30)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a process failed; its log is " + log);
        }
    }
}
