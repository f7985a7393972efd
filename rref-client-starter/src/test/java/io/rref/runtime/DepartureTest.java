package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RRefState;
import io.rref.protocol.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class DepartureTest {

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void whenShutdownHasNoTimeThenItIsRefusedAndNothingEnds(long milliseconds) {
        ScriptedOwner owner = ScriptedOwner.withDefaults();
        RRef<Sum> sum = owner.client().on(ScriptedOwner.NAME).create(Sum.class);

        assertThatThrownBy(() -> owner.client().shutdown(Duration.ofMillis(milliseconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drain is " + Duration.ofMillis(milliseconds))
                .hasMessageContaining("Duration.ofSeconds(2)");

        assertThat(sum.state().access()).isEqualTo(RRefState.Access.OPEN);
        assertThat(owner.received).noneMatch(Message.EndLease.class::isInstance);
        sum.close();
        owner.client().close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void whenTheConfiguredDrainIsNoTimeThenItIsRefusedByName(long milliseconds) {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new RuntimeSettings(second, second, Duration.ofMillis(milliseconds)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("rref.client.drain is " + Duration.ofMillis(milliseconds));
    }

    @Test
    void whenTheTimeIsLongerThanTheClockGoesThenItIsNoFault() {
        ScriptedOwner owner = ScriptedOwner.withDefaults();
        owner.client().on(ScriptedOwner.NAME).create(Sum.class).close();

        owner.client().shutdown(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(owner.received).anyMatch(Message.EndLease.class::isInstance);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whenHandlesAreLeftThenTheReportSaysWhereTheyWereMade(CapturedOutput output) {
        ScriptedOwner owner = ScriptedOwner.withDefaults();
        RRef<Sum> left = owner.client().on(ScriptedOwner.NAME).create(Sum.class);

        owner.client().shutdown(Duration.ofSeconds(1));

        assertThat(output)
                .contains("Leaking RRef: 1 handles of app", left.id().toString(), "made at ")
                .doesNotContain("rref.client.leaks=fail");
    }
}
