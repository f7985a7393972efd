package io.rref.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.benchmarks.peer.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @Test
    void whenValuesAreEmptyThenTheDefaultsApply() {
        Options options = options("--rounds=", "--slice=", "--warmup=", "--operations=");

        assertThat(options.rounds()).isEqualTo(9);
        assertThat(options.slice()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.warmup()).isEqualTo(8);
        assertThat(options.operations()).containsExactly(Operation.values());
    }

    @Test
    void whenOperationsAreNamedThenOnlyTheseAreMeasuredInThisOrder() {
        assertThat(options("--operations=create,sync-64").operations())
                .containsExactly(Operation.CREATE, Operation.SYNC_64);
    }

    @Test
    void whenAScriptIsNamedTwiceThenTheOptionWins(@TempDir Path files) throws Exception {
        Path option = Files.createFile(files.resolve("option.py"));
        Path variable = Files.createFile(files.resolve("variable.py"));
        Map<String, String> environment = Map.of("RREF_PYTORCH_PEER", variable.toString());

        assertThat(Options.of(new String[] {"--pytorch=" + option}, environment).pytorch())
                .contains(option);
        assertThat(Options.of(new String[] {"--pytorch="}, environment).pytorch())
                .contains(variable);
    }

    @Test
    void whenAnOptionIsWrongThenTheTextSaysWhatIsRight() {
        assertRefused("--rounds=0", "--rounds is 0: set it to 1 or more");
        assertRefused("--operations=sink", "no operation 'sink': choose among sync, sync-64, async-64");
        assertRefused("--pytorch=/no/such/file", "there is no file /no/such/file");
        assertRefused("--round=3", "no option --round: there are --rounds");
        assertRefused("rounds", "expected --name=value");
    }

    private static void assertRefused(String argument, String text) {
        assertThatThrownBy(() -> options(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private static Options options(String... arguments) {
        return Options.of(arguments, Map.of());
    }
}
