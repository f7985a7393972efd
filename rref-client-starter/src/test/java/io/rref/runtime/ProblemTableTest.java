package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefException;
import io.rref.ReferenceGoneException;
import io.rref.RemoteInterface;
import io.rref.RemoteMethodException;
import io.rref.protocol.Action;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the table of problem types in {@code docs/rest.md}, the types and the exceptions together. */
class ProblemTableTest {

    private static final Path TABLE = Path.of("../docs/rest.md");

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\|$");

    private static final Set<String> ANSWERS = Set.of("method-failed", "creation-failed", "answer-not-kept");

    /** What no test meets, and why none can. */
    private static final Map<ProblemType, String> NOT_MET = Map.of(
            ProblemType.WORKER_FAULT,
            "said where rref contradicts itself before user code ran; nothing makes it do so");

    private static final List<Path> TESTS = List.of(
            Path.of("src/test/java"), Path.of("../rref-service/src/test/java"), Path.of("../rref-test/src/test/java"));

    private final ScriptedOwner owner = ScriptedOwner.withDefaults();

    /** One row of the table. */
    private record Row(int status, String ran, String callerGets) {}

    /** What is called. */
    @RemoteInterface
    interface Counter {
        long add(long n);
    }

    @AfterEach
    void close() {
        owner.close();
    }

    @Test
    void whenThereIsAProblemTypeThenTheTableHasItWithItsStatusAndNothingRan() {
        Map<String, Row> rows = rows();

        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(ProblemType.values()).map(ProblemType::slug), ANSWERS.stream())
                                .toList());
        for (ProblemType type : ProblemType.values()) {
            Row row = Objects.requireNonNull(rows.get(type.slug()));
            assertThat(row.status()).as("status of %s", type.slug()).isEqualTo(type.status());
            assertThat(row.ran()).as("whether anything ran: %s", type.slug()).isEqualTo("no");
        }
        ANSWERS.forEach(
                answer -> assertThat(Objects.requireNonNull(rows.get(answer)).ran())
                        .as("whether anything ran: %s", answer)
                        .isNotEqualTo("no"));
    }

    @Test
    void whenTheTableNamesAnExceptionThenItIsOneOfOurs() {
        Set<String> ours = Stream.of(RRefException.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        Pattern exception = Pattern.compile("`(\\w+Exception)`");
        rows().values()
                .forEach(row ->
                        exception.matcher(row.callerGets()).results().forEach(match -> named.add(match.group(1))));

        assertThat(named).isEqualTo(new TreeSet<>(ours));
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void whenACallIsRefusedThenTheCallerGetsWhatTheTableSays(ProblemType type) {
        owner.answer(Action.Call.class, call -> new Reply.Refused(new Problem(type, "said so")));

        Throwable thrown = callFails(Duration.ofMillis(50));

        assertThat(thrown)
                .isInstanceOfAny(
                        NotExecutedException.class, ReferenceGoneException.class, OutcomeUnknownException.class);
        assertThat(callerGets(type.slug())).contains("`" + thrown.getClass().getSimpleName() + "`");
        assertThat(thrown).hasMessageContaining(type == ProblemType.LEASE_LOST ? "lease" : "said so");
    }

    @Test
    void whenUserCodeFailedThenTheCallerGetsWhatTheTableSays() {
        RemoteFailure failure = new RemoteFailure("demo.Odd", "why", List.of(), "worker-1");
        owner.answer(Action.Call.class, call -> new Reply.Raised(failure));
        assertThat(callFails(Duration.ofSeconds(5))).isInstanceOf(RemoteMethodException.class);
        assertThat(callerGets("method-failed")).contains("`RemoteMethodException`");

        owner.answer(Action.Call.class, call -> new Reply.CreationFailed(failure));
        assertThat(callFails(Duration.ofSeconds(5))).isInstanceOf(RemoteMethodException.class);
    }

    @Test
    void whenAnAnswerIsNotKeptThenTheCallerGetsWhatTheTableSays() {
        owner.answer(Action.Call.class, call -> new Reply.AnswerNotKept());

        assertThat(callFails(Duration.ofSeconds(5))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(callerGets("answer-not-kept")).contains("`OutcomeUnknownException`");
    }

    @Test
    void whenThereIsAProblemTypeThenATestMeetsIt() {
        String tests = sources();
        Set<String> unmet = Stream.of(ProblemType.values())
                .filter(type -> !NOT_MET.containsKey(type))
                .filter(type -> !tests.contains("ProblemType." + type.name())
                        && !tests.contains("\"" + type.slug() + "\"")
                        && !tests.contains("(" + type.slug() + ")"))
                .map(ProblemType::slug)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmet)
                .as("problem types that no test names: write one that meets them, or say in NOT_MET why none can")
                .isEmpty();
    }

    private Throwable callFails(Duration timeout) {
        try (RRef<Counter> counter = owner.client().on(ScriptedOwner.NAME).create(Counter.class)) {
            return Objects.requireNonNull(
                    catchThrowable(() -> counter.withTimeout(timeout).rpcSync().add(1)), "the call went through");
        }
    }

    private static String callerGets(String slug) {
        String cell = Objects.requireNonNull(rows().get(slug)).callerGets();
        return cell.equals("the same") ? callerGets("method-failed") : cell;
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : read(TABLE).split("\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), new Row(Integer.parseInt(row.group(2)), row.group(3), row.group(4)));
            }
        }
        return rows;
    }

    private static String sources() {
        return TESTS.stream()
                .flatMap(ProblemTableTest::filesUnder)
                .filter(file -> !file.endsWith("ProblemTableTest.java"))
                .map(ProblemTableTest::read)
                .collect(Collectors.joining());
    }

    private static Stream<Path> filesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("run the tests from the module's directory", unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("run the tests from the module's directory", unreadable);
        }
    }
}
