package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreationSitesTest {

    private static final MonotonicTime START = new MonotonicTime(-5_300_000_000L);

    @Test
    void whenMoreHandlesAreMadeInASecondThenTheFirstOnesAreWorthTheirSite() {
        CreationSites sites = new CreationSites(LeakRule.REPORT, 2);

        assertThat(sites.here(at(0))).isNotNull();
        assertThat(sites.here(at(100))).isNotNull();
        assertThat(sites.here(at(200))).isNull();
    }

    @Test
    void whenTheNextSecondBeginsThenSitesAreFoundOutAgain() {
        CreationSites sites = new CreationSites(LeakRule.REPORT, 1);
        assertThat(sites.here(at(0))).isNotNull();
        assertThat(sites.here(at(1))).isNull();

        assertThat(sites.here(at(1000))).isNotNull();
        assertThat(sites.here(at(1001))).isNull();
        assertThat(sites.here(at(5000)))
                .as("seconds in which nothing was made save nothing up")
                .isNotNull();
        assertThat(sites.here(at(5001))).isNull();
    }

    @Test
    void whenAThreadComesLateFromTheSecondBeforeThenItTakesNothing() {
        CreationSites sites = new CreationSites(LeakRule.REPORT, 1);
        assertThat(sites.here(at(2000))).isNotNull();

        assertThat(sites.here(at(0))).isNull();

        assertThat(sites.here(at(3000))).isNotNull();
    }

    @Test
    void whenNoneIsWantedThenNoneIsFoundOut() {
        assertThat(new CreationSites(LeakRule.REPORT, 0).here(at(0))).isNull();
        assertThat(new CreationSites(LeakRule.IGNORE, 1000).here(at(0))).isNull();
    }

    @Test
    void whenLeaksAreErrorsThenEveryHandleIsWorthItsSite() {
        CreationSites sites = new CreationSites(LeakRule.FAIL, 0);

        assertThat(sites.here(at(0))).isNotNull();
        assertThat(sites.here(at(0))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001})
    void whenTheSettingIsNoCountThenItIsRefused(int perSecond) {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new RuntimeSettings(second, second, second, Map.of(), 1, LeakRule.REPORT, perSecond))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("rref.client.leak-sites is " + perSecond);
    }

    private static MonotonicTime at(long milliseconds) {
        return START.plus(Duration.ofMillis(milliseconds));
    }
}
