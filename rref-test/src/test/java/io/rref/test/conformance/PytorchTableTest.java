package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/pytorch.md} and the tests together. */
class PytorchTableTest {

    private static final Path TABLE = Path.of("../docs/pytorch.md");

    private static final Pattern ROW = Pattern.compile("^\\| (C\\d{3}) \\|.*\\| (\\w+)\\.(\\w+) \\|$");

    private static final List<Class<?>> TESTS = List.of(
            PlainCallTest.class,
            CallFailureTest.class,
            CallFutureTest.class,
            RemoteResultTest.class,
            HandlePassingTest.class,
            HandleIdentityTest.class,
            MembershipTest.class,
            StartAndStopTest.class,
            TimeoutTest.class);

    @Test
    void whenARowNamesATestThenTheTestShowsThatRow() throws IOException {
        Map<String, String> shown = rows();

        assertThat(shown).isNotEmpty();
        shown.forEach((row, test) ->
                assertThat(testsOf(row)).as("tests of row %s", row).contains(test));
    }

    @Test
    void whenATestShowsARowThenTheTableHasIt() throws IOException {
        TreeSet<String> marked = new TreeSet<>();
        marks().forEach(method ->
                marked.add(method.getAnnotation(Conforms.class).value()));

        assertThat(marked).isEqualTo(new TreeSet<>(rows().keySet()));
    }

    private static List<String> testsOf(String row) {
        return marks().filter(
                        method -> method.getAnnotation(Conforms.class).value().equals(row))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .toList();
    }

    private static Stream<Method> marks() {
        return TESTS.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Conforms.class));
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(TABLE, StandardCharsets.UTF_8)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2) + "." + row.group(3));
            }
        }
        return rows;
    }
}
