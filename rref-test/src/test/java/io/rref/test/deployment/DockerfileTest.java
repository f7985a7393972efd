package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the images start is what their cache was trained with, and what can run on a read-only file system. */
class DockerfileTest {

    private static final Pattern ENTRY_POINT = Pattern.compile("(?m)^ENTRYPOINT \\[(.*?)]$", Pattern.DOTALL);

    private static final Pattern TRAINING =
            Pattern.compile("(?s)RUN java -XX:AOTCacheOutput(.*?) io\\.rref\\.service\\.image\\.Training");

    private static final Pattern OPTION = Pattern.compile("(?<=^|[\\s\"])-[-XD][^\\s\",]*");

    /** These have no part in what the cache holds. */
    private static final List<String> OF_A_RUN = List.of("-XX:AOT", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData");

    private final String dockerfile = Chart.read(Path.of("../Dockerfile"));

    @Test
    void whenSomethingIsStartedThenWithTheOptionsThatItsCacheWasTrainedWith() {
        List<String> trained = options(ofTraining());

        assertThat(trained).contains("-XX:MaxRAMPercentage=60");
        assertThat(entryPoints())
                .hasSize(2)
                .allSatisfy(entryPoint -> assertThat(options(entryPoint)).isEqualTo(trained));
    }

    @Test
    void whenSomethingIsStartedThenNoLibraryIsUnpackedIntoAFolderWithoutTheRightToExecute() {
        assertThat(entryPoints())
                .allSatisfy(
                        entryPoint -> assertThat(options(entryPoint)).contains("-Dio.netty.transport.noNative=true"));
    }

    private List<String> entryPoints() {
        return ENTRY_POINT.matcher(dockerfile).results().map(MatchResult::group).toList();
    }

    private String ofTraining() {
        return TRAINING.matcher(dockerfile)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the Dockerfile trains no cache"));
    }

    private static List<String> options(String command) {
        return OPTION.matcher(command)
                .results()
                .map(MatchResult::group)
                .filter(option -> OF_A_RUN.stream().noneMatch(option::startsWith))
                .sorted()
                .toList();
    }
}
