package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    private static final String LONG_TEXT = "x".repeat(100_001);

    @Test
    void whenATextOfARequestIsLongerThanAWorkerWantsToRememberThenItIsRefusedWithItsLength() {
        JsonFields fields = JsonFields.readRequest(json("{\"contract\":\"" + LONG_TEXT + "\"}"));

        assertThatThrownBy(() -> fields.text("contract"))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessageContaining("'contract' has 100001 characters")
                .hasMessageContaining("at most 100000");
    }

    @Test
    void whenItStandsWithinAnotherObjectThenTheSameHolds() {
        JsonFields fields = JsonFields.readRequest(json("{\"attributes\":{\"why\":\"" + LONG_TEXT + "\"}}"));

        assertThatThrownBy(() -> fields.object("attributes").texts()).isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void whenItIsAnArgumentOrStandsInAnAnswerThenItMayBeLonger() {
        assertThat(JsonFields.readRequest(json("{\"arguments\":[\"" + LONG_TEXT + "\"]}"))
                        .json("arguments")
                        .size())
                .isGreaterThan(100_000);
        assertThat(JsonFields.read(json("{\"message\":\"" + LONG_TEXT + "\"}")).text("message"))
                .hasSize(100_001);
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
