package io.rref.worker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Decision 39 says why threads are let run and are not switched by a model checker. */
@Tag("concurrency") // its own JVM
class OwnerShellConcurrencyTest {

    @Test
    void whenManyThreadsBringMessagesThenTheirAnswersFitAnOrderAndNothingIsLost() {
        threads().check(OwnerScenario.class);
    }

    @Test
    void whenTheShellHasNoLockThenTheSameTestFindsIt() {
        Logger log = (Logger) LoggerFactory.getLogger(OwnerShell.class);
        log.setLevel(Level.OFF); // it would say thousands of times that it contradicts itself
        try {
            assertThatThrownBy(() -> threads().check(WithoutLock.class))
                    .as("what threads do to a machine that nothing protects: if nothing is found, the test is too weak")
                    .isInstanceOf(LincheckAssertionError.class);
        } finally {
            log.setLevel(null);
        }
    }

    private static StressOptions threads() {
        return new StressOptions()
                .iterations(20)
                .invocationsPerIteration(100)
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(2)
                .actorsAfter(2)
                .minimizeFailedScenario(false);
    }

    /** The same scenario with a shell that has lost its lock. */
    public static final class WithoutLock extends OwnerScenario {

        /** As Lincheck makes it. */
        public WithoutLock() {
            super(SharedOwner.withoutLock());
        }
    }
}
