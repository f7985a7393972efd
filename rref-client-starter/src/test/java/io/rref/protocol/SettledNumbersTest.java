package io.rref.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers a holder has settled, and how it is written. */
class SettledNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "7", "7;9-12", "7;9-12;15-15"})
    void whenItIsReadThenItIsWrittenTheSame(String text) {
        assertThat(SettledNumbers.parse(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "7;", ";9-12", "7;9", "7;-9", "7;9-", "7;12-9", "7;7-8", "7;9-12;11-13", "0", "-1", "x"
            })
    void whenTheTextHasAnotherFormThenItIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettledNumbers.parse(text));
    }

    @Test
    void whenANumberIsBelowTheLowestOpenOrInARangeThenItIsSettled() {
        SettledNumbers settled = SettledNumbers.parse("7;9-12");

        assertThat(settled.contains(new RequestNumber(6))).isTrue();
        assertThat(settled.contains(new RequestNumber(7))).isFalse();
        assertThat(settled.contains(new RequestNumber(8))).isFalse();
        assertThat(settled.contains(new RequestNumber(12))).isTrue();
        assertThat(settled.contains(new RequestNumber(13))).isFalse();
    }
}
