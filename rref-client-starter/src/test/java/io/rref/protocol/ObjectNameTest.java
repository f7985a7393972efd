package io.rref.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"visits", "model v2 (größer)", "a.b:c-d_e", "100%", "50%2f", "a%3Bb", "...", "a+b&c=d?#"})
    void whenTheNameCanStandInAPathThenItIsGood(String name) {
        assertThat(ObjectName.require(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a/b", "a\\b", "a@b", "a\0b", "a\nb", "\ud800", "a;b", "a\u2028b", "a\u2029b", ".", ".."
            })
    void whenTheNameCannotThenItIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectName.require(name))
                .withMessageContaining("the name of the object");
    }

    @Test
    void whenTheNameIsTooLongThenItIsRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectName.require("x".repeat(1_000_000)))
                .withMessage("the name of the object has 1000000 characters, 256 are the most");
    }
}
