package io.rref.examples.quickstart.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rref.examples.quickstart.flights.Flight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightsFileTest {

    private static final String GOOD =
            "{\"date\":\"2001/01/10 18:20\",\"delay\":-3,\"distance\":256,\"origin\":\"LAS\",\"destination\":\"PHX\"}";

    @TempDir
    Path directory;

    Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("flights.json");
    }

    @Test
    void whenRecordsAreGoodThenTheyAreReadWithTheirSize() throws IOException {
        String text = "[" + GOOD + "]\n";

        FlightsInput input = read(text);

        assertThat(input.flights())
                .containsExactly(new Flight(LocalDateTime.of(2001, 1, 10, 18, 20), -3, 256, "LAS", "PHX"));
        assertThat(input.bytes()).isEqualTo(text.length());
    }

    @Test
    void whenARecordHasFurtherFieldsThenTheyAreIgnored() throws IOException {
        FlightsInput input = read("[" + with("\"delay\":-3", "\"delay\":-3,\"crew\":{\"names\":[\"A\"]}") + "]");

        assertThat(input.flights()).hasSize(1);
    }

    @Test
    void whenAFieldHasTheWrongTypeThenRecordAndLineAreNamed() {
        String text = "[\n" + (GOOD + ",\n").repeat(16) + with("-3", "\"late\"") + "\n]";

        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> read(text))
                .withMessage("flights file " + file
                        + ": record 17 (line 18): \"delay\" must be a whole number, got a string");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -3               | null               | "delay" must be a whole number, got null
            -3               | 3.5                | "delay" must be a whole number, got 3.5
            -3               | 3000000000         | "delay" must be a whole number of 32 bits, got 3000000000
            256              | [256]              | "distance" must be a whole number, got an array
            256              | true               | "distance" must be a whole number, got a boolean
            "LAS"            | 17                 | "origin" must be the code of an airport, got a number
            "LAS"            | ""                 | "origin" must be the code of an airport, letters and digits, got ""
            "PHX"            | {"code":"PHX"}     | "destination" must be the code of an airport, got an object
            "PHX"            | "P-X"              | "destination" must be the code of an airport, letters and digits, got "P-X"
            2001/01/10 18:20 | 2001/02/30 18:20   | "date" must be a date such as "2001/01/31 18:20", got "2001/02/30 18:20"
            2001/01/10 18:20 | 2001-01-10T18:20   | "date" must be a date such as "2001/01/31 18:20", got "2001-01-10T18:20"
            "2001/01/10 18:20" | 979150800         | "date" must be a date such as "2001/01/31 18:20", got a number
            ,"delay":-3      | ``                 | "delay" is missing
            "date":          | "day":             | "date" is missing
            "distance":256   | "delay":256        | is not JSON: Duplicate Object property "delay"
            """)
    void whenAValueIsUnfitThenTheMessageSaysWhatIsExpected(String good, String bad, String complaint) {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> read("[" + GOOD + "," + with(good, bad) + "]"))
                .withMessageStartingWith("flights file " + file + ": record 2 (line 1): " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``             | is empty, must be a JSON array of flights
            []             | holds no flights
            {"flights":[]} | line 1: must be a JSON array of flights, starts with an object
            "flights"      | line 1: must be a JSON array of flights, starts with a string
            date,delay     | line 1: is not JSON: Unrecognized token 'date'
            [17]           | record 1 (line 1): must be an object, got a number
            [null]         | record 1 (line 1): must be an object, got null
            """)
    void whenTheFileIsNoArrayOfFlightsThenThatIsSaid(String text, String complaint) {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith("flights file " + file + ": " + complaint);
    }

    @Test
    void whenTheTextBreaksOffThenTheRecordIsNamed() {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> read("[\n" + GOOD + ",\n" + GOOD.substring(0, 30)))
                .withMessageStartingWith("flights file " + file + ": record 2 (line 3): is not JSON: Unexpected end");
    }

    @Test
    void whenTheArrayIsNotClosedThenThatIsNotJson() {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> read("[" + GOOD))
                .withMessageContaining("is not JSON: Unexpected end");
    }

    @Test
    void whenSomethingFollowsTheArrayThenThatIsSaid() {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> read("[" + GOOD + "]\n{}"))
                .withMessage("flights file " + file + ": line 2: must end after the array of flights");
    }

    @Test
    void whenThereIsNoFileThenThatIsSaid() {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> FlightsFile.read(file))
                .withMessage("flights file " + file + ": there is no such file; looked for " + file.toAbsolutePath());
    }

    @Test
    void whenTheFileIsADirectoryThenThatIsSaid() {
        assertThatExceptionOfType(InvalidFlightsException.class)
                .isThrownBy(() -> FlightsFile.read(directory))
                .withMessage("flights file " + directory + ": is a directory, give a JSON file");
    }

    private static String with(String good, String bad) {
        assertThat(GOOD).contains(good);
        return GOOD.replace(good, bad);
    }

    private FlightsInput read(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return FlightsFile.read(file);
    }
}
