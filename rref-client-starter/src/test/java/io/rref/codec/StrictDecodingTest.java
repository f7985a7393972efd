package io.rref.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;

/** Bytes come from outside: whatever is not exactly what the types say is refused, with words that find it. */
class StrictDecodingTest extends CodecFixture {

    private static final List<Type> TWO_LONGS = List.of(long.class, long.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,\"2\"]   | argument 2 of (long,long): expected long, got a string",
                "[null,2]    | argument 1 of (long,long): expected long, got null",
                "[1,2.0]     | argument 2 of (long,long): expected long, got a number with a fraction",
                "[1,true]    | argument 2 of (long,long): expected long, got a boolean",
                "[1,[2]]     | argument 2 of (long,long): expected long, got an array",
                "[1,{}]      | argument 2 of (long,long): expected long, got an object",
                "[1]         | arguments of (long,long): expected 2, got 1",
                "[1,2,3]     | arguments of (long,long): expected 2, got 3",
                "[1,2,[3,4]] | arguments of (long,long): expected 2, got 3",
                "{}          | arguments of (long,long): expected a JSON array",
                "5           | arguments of (long,long): expected a JSON array",
                "''          | arguments of (long,long): expected a JSON array",
                "[1,2] 3     | content goes on after its end, at byte 6"
            })
    void whenArgumentsDoNotFitThenTheMessageSaysWhichAndWhy(String json, String message) {
        assertThatThrownBy(() -> decodeArguments(TWO_LONGS, json))
                .isInstanceOf(DecodingException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,2", "[1,", "[1,2]]", "[1 2]", "[1,x]", "[1,99999999999999999999]", "[1,NaN]"})
    void whenArgumentsAreMalformedThenTheyAreRefused(String json) {
        assertThatThrownBy(() -> decodeArguments(TWO_LONGS, json)).isInstanceOf(DecodingException.class);
    }

    @Test
    void whenArgumentsFitThenTheyAreRead() {
        assertThat(decodeArguments(List.of(long.class, String.class, double.class), "[1,null,2]"))
                .containsExactly(1L, null, 2.0);
        assertThat(decodeArguments(List.of(), "[]")).isEmpty();
    }

    @Test
    void whenScalarsWouldHaveToBeConvertedThenTheyAreRefused() {
        assertRefused(int.class, "1.5", "value: expected int, got a number with a fraction");
        assertRefused(Integer.class, "\"\"", "value: expected java.lang.Integer, got a string");
        assertRefused(double.class, "\"1.5\"", "value: expected double, got a string");
        assertRefused(boolean.class, "1", "value: expected boolean, got an integer");
        assertRefused(boolean.class, "\"true\"", "value: expected boolean, got a string");
        assertRefused(String.class, "5", "value: expected java.lang.String, got an integer");
        assertRefused(String.class, "true", "value: expected java.lang.String, got a boolean");
        assertRefused(char.class, "65", "value: expected char, got an integer");
    }

    @Test
    void whenANumberIsTooLargeForItsTypeThenItIsRefused() {
        assertThatThrownBy(() -> decode(int.class, "99999999999"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("out of range");
    }

    @Test
    void whenTheFaultIsInsideThenItsPathIsTold() {
        Type orders = type(new ParameterizedTypeReference<List<Order>>() {});

        assertRefused(
                orders,
                "[{\"lines\":[{\"price\":1},{\"price\":\"2\"}]}]",
                "value: at [0].lines[1].price: expected long, got a string");
        assertRefused(
                orders, "[{\"lines\":[{\"price\":null}]}]", "value: at [0].lines[0].price: expected long, got null");
        assertThatThrownBy(() -> decode(orders, "[{\"lines\":[],\"colour\":1}]"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("at [0].colour: ")
                .hasMessageContaining("nrecognized property");
    }

    @Test
    void whenAConstructorRefusesThenItsWordsAreTold() {
        assertThatThrownBy(() -> decode(Positive.class, "{\"n\":-1}"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("n must be positive, is -1");
    }

    @Test
    void whenContentIsEmptyThenTheMessageSaysSo() {
        assertRefused(long.class, "", "value: expected long, got no content");
    }

    @Test
    void whenContentNestsTooDeepThenItIsRefused() {
        String deep = "[".repeat(201) + "]".repeat(201);

        assertThatThrownBy(() -> decode(Object.class, deep))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("200");
        assertThatThrownBy(() -> decodeArguments(List.of(), "[" + deep + "]")).isInstanceOf(DecodingException.class);
    }

    @Test
    void whenContentIsNotUtf8ThenItIsRefused() {
        assertThatThrownBy(() -> codec.decodeValue(
                        String.class, io.rref.protocol.Content.of(new byte[] {'"', (byte) 0xC3, '"'}), handles))
                .isInstanceOf(DecodingException.class);
    }

    private void assertRefused(Type type, String json, String message) {
        assertThatThrownBy(() -> decode(type, json))
                .isInstanceOf(DecodingException.class)
                .hasMessage(message);
    }

    record Order(List<OrderLine> lines) {}

    record OrderLine(long price) {}

    record Positive(int n) {
        Positive {
            if (n <= 0) {
                throw new IllegalArgumentException("n must be positive, is " + n);
            }
        }
    }
}
