package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a run has not met is said, kind by kind. */
class CoverageTest {

    @Test
    void whenAPairIsMetTooSeldomThenItIsNamed() {
        FaultTable faults = new FaultTable();
        for (int i = 0; i < 19; i++) {
            faults.countMessage("Claim", Fate.lostSilently());
        }

        assertThat(new Coverage(faults, new ProcessFaultTable()).gaps())
                .contains("Claim LOST_SILENTLY was met 19 times, expected at least 20")
                .contains("reply to Claim LATE was met 0 times, expected at least 20")
                .contains("RECEIVER of Recall CRASH was met 0 times, expected at least 20")
                .contains("worker LONG_PAUSE was met 0 times, expected at least 20")
                .noneMatch(gap -> gap.contains("reply to Claim BROKEN"));
    }

    @Test
    void whenAPairIsMetOftenThenItIsNotNamed() {
        FaultTable faults = new FaultTable();
        for (int i = 0; i < 20; i++) {
            faults.countMessage("Claim", Fate.lostSilently());
        }

        assertThat(new Coverage(faults, new ProcessFaultTable()).gaps())
                .noneMatch(gap -> gap.startsWith("Claim LOST_SILENTLY"));
    }
}
