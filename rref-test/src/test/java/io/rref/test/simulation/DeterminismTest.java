package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed decides all that happens: else a failure could not be replayed. */
class DeterminismTest {

    private static final int LIMIT_IN_MINUTES = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whenASeedIsRunAgainThenItsTraceIsTheSame(long seed) {
        assertThat(traceOf(seed))
                .as("the trace of seed %d, run twice: nothing may take its chance from elsewhere than the seed", seed)
                .isEqualTo(traceOf(seed))
                .hasSizeGreaterThan(100);
    }

    /** There, all objects have the same hash code, and the JDK's immutable sets and maps another order than here. */
    @Test
    void whenTheHashMapsOfAnotherJvmAreOrderedOtherwiseThenTheTracesAreTheSame() throws Exception {
        String here = TraceDigest.ofSeeds();
        System.out.println("simulation: traces of seeds " + TraceDigest.FIRST_SEED + " to "
                + (TraceDigest.FIRST_SEED + TraceDigest.SEEDS - 1) + " have digest " + here);

        assertThat(digestElsewhere())
                .as("digest of the traces in another JVM; look for an iteration over a HashMap or HashSet whose keys"
                        + " have identity hash codes, or over Set.of or Map.of")
                .isEqualTo(here);
    }

    private static List<String> traceOf(long seed) {
        return new Simulation(Flaw.NONE)
                .play(seed, Selection.everything(), true)
                .world()
                .trace()
                .lines();
    }

    private static String digestElsewhere() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2",
                        "-Xshare:off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TraceDigest.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(LIMIT_IN_MINUTES, TimeUnit.MINUTES))
                    .as("the other JVM should end within %d minutes", LIMIT_IN_MINUTES)
                    .isTrue();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
