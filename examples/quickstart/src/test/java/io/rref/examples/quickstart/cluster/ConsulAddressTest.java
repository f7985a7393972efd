package io.rref.examples.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsulAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8500", "consul.example:1", "[::1]:65535"})
    void whenHostAndPortAreGivenThenTheyAreRead(String text) {
        assertThat(ConsulAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:",
                ":8500",
                "localhost:0",
                "localhost:65536",
                "localhost:-1",
                "localhost:port",
                "localhost:99999999999",
                "http://localhost:8500",
                "localhost:8500/v1",
                "me@localhost:8500",
                "local host:8500",
                "localhost:8500?x",
                "a:b:8500"
            })
    void whenItIsAnythingElseThenTheErrorShowsTheForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsulAddress.parse(text))
                .withMessage("must be HOST:PORT, such as 127.0.0.1:8500");
    }
}
