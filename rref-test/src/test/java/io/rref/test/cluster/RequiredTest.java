package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTest {

    @ParameterizedTest
    @ValueSource(strings = {"all", "consul", "docker, Consul"})
    void whenTheComponentIsNamedThenItIsRequired(String property) {
        assertThat(Required.isRequired("consul", property)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docker", "consuls"})
    void whenTheComponentIsNotNamedThenItIsNotRequired(String property) {
        assertThat(Required.isRequired("consul", property)).isFalse();
    }

    @Test
    void whenNothingIsRequiredThenAMissingComponentIsNot() {
        assertThat(Required.isRequired("consul", null)).isFalse();
    }

    @Test
    void whenTheComponentIsThereThenItIsGiven() {
        assertThat(Required.component("consul", Optional.of("here"), "start it"))
                .isEqualTo("here");
    }
}
