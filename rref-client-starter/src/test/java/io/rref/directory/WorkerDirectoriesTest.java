package io.rref.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rref.directory.WorkerLookup.Found;
import io.rref.directory.WorkerLookup.NotYetKnown;
import io.rref.directory.WorkerLookup.Unknown;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The static list, the pattern, and several directories as one. */
class WorkerDirectoriesTest {

    private static final URI HERE = URI.create("http://here:8080");

    private static final URI THERE = URI.create("http://there:8080");

    private final StaticWorkerDirectory listed = new StaticWorkerDirectory(Map.of("worker-2", THERE, "worker-1", HERE));

    /** Answers the same for every name, and never heard of any. */
    private record Always(WorkerLookup answer) implements WorkerDirectory {

        @Override
        public WorkerLookup find(String worker) {
            return answer;
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    }

    @Test
    void whenAWorkerIsListedThenItIsFound() {
        assertThat(listed.find("worker-1")).isEqualTo(Found.at(WorkerAddress.of(HERE)));
        assertThat(listed.names()).containsExactly("worker-1", "worker-2");
    }

    @Test
    void whenAWorkerIsNotListedThenTheRemedyNamesTheListAndTheProperty() {
        assertThat(listed.find("worker-3"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown ->
                                assertThat(unknown.remedy()).contains("[worker-1, worker-2]", "rref.client.workers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "here:8080",
                "ftp://here:8080",
                "http:///path",
                "http://here:8080/",
                "http://here:8080/rref",
                "http://here:0",
                "http://here:70000",
                "http://me@here:8080",
                "http://here:8080?x=1"
            })
    void whenAnAddressIsNoneThenItIsRefusedWithItsWorker(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StaticWorkerDirectory(Map.of("worker-1", URI.create(address))))
                .withMessageContaining("worker-1")
                .withMessageContaining("expected http://host:port");
    }

    @Test
    void whenAddressesFollowFromNamesThenEveryNameHasOne() {
        PatternWorkerDirectory pattern = new PatternWorkerDirectory("http://{worker}.rref-workers:8080");

        assertThat(pattern.find("worker-1"))
                .isEqualTo(Found.at(WorkerAddress.of(URI.create("http://worker-1.rref-workers:8080"))));
        assertThat(pattern.names()).as("those that were asked for").containsExactly("worker-1");
    }

    /** A handle names its owner: its sender must not choose the host that this process speaks to. */
    @ParameterizedTest
    @ValueSource(strings = {"worker_1", "169.254.169.254", "evil.example", "evil:80", "a@b", "w/x", "w?", "", "ẃ"})
    void whenANameIsNotOneDnsLabelThenItIsUnknownWhateverThePattern(String name) {
        PatternWorkerDirectory pattern = new PatternWorkerDirectory("http://{worker}:8080");

        assertThat(pattern.find(name))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.remedy()).contains("rref.client.dns.pattern", "one DNS label"));
        assertThat(pattern.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://worker:8080", "{worker}:8080", "http://{worker}:70000", "http://{worker}.x:8080/y"})
    void whenAPatternIsNoneThenItIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PatternWorkerDirectory(pattern));
    }

    @Test
    void whenSeveralKnowAWorkerThenTheFirstWins() {
        WorkerDirectory other = new StaticWorkerDirectory(Map.of("worker-1", THERE, "worker-3", THERE));
        WorkerDirectories both = new WorkerDirectories(List.of(listed, other));

        assertThat(both.find("worker-1")).isEqualTo(Found.at(WorkerAddress.of(HERE)));
        assertThat(both.find("worker-3")).isEqualTo(Found.at(WorkerAddress.of(THERE)));
        assertThat(both.names()).containsExactly("worker-1", "worker-2", "worker-3");
    }

    @Test
    void whenOneCannotSayYetThenNobodyIsUnknown() {
        NotYetKnown notYet = new NotYetKnown("Consul is away");
        WorkerDirectories both = new WorkerDirectories(List.of(new Always(notYet), listed));

        assertThat(both.find("worker-1")).isInstanceOf(Found.class);
        assertThat(both.find("worker-3")).isEqualTo(notYet);
    }

    @Test
    void whenNobodyKnowsAWorkerThenEachSaysWhatToDo() {
        WorkerDirectories both = new WorkerDirectories(List.of(listed, new Always(new Unknown("start it"))));

        assertThat(both.find("worker-3"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.remedy())
                                .contains("rref.client.workers")
                                .endsWith("; start it"));
    }

    @Test
    void whenOneOfThemChangesThenTheListenerHears() {
        List<Consumer<String>> listeners = new ArrayList<>();
        WorkerDirectory changing = new WorkerDirectory() {
            @Override
            public WorkerLookup find(String worker) {
                return new Unknown("never");
            }

            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public void onChange(Consumer<String> listener) {
                listeners.add(listener);
            }
        };
        List<String> heard = new ArrayList<>();
        new WorkerDirectories(List.of(listed, changing)).onChange(heard::add);

        listeners.forEach(listener -> listener.accept("worker-1"));

        assertThat(heard).containsExactly("worker-1");
    }
}
