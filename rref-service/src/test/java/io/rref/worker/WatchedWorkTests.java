package io.rref.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.runtime.CallOutcome;
import io.rref.runtime.Watched;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Work whose watcher breaks its word and throws: the caller is answered, and the object is free. */
class WatchedWorkTests {

    private final SharedOwner owner = new SharedOwner();

    @Test
    void whenTheWatchThrowsAnErrorAtTheBeginThenTheWorkRunsUnwatched() {
        owner.observeBy((facts, attributes) -> {
            throw new NoClassDefFoundError("faulty watch");
        });

        assertAnsweredAndFree();
    }

    @Test
    void whenTheWatchThrowsAnErrorAtTheEndThenTheCallerIsAnsweredAllTheSame() {
        owner.observeBy((facts, attributes) -> new FailingAtTheEnd());

        assertAnsweredAndFree();
    }

    private void assertAnsweredAndFree() {
        owner.request(1, 1, owner.create(1, 1));
        assertThat(owner.request(1, 2, owner.add(1, 1, 5)))
                .as("nobody may wait for an answer because somebody watches badly")
                .isEqualTo("5");
        owner.requireConsistent(Set.of(SharedOwner.rref(1)));
    }

    private static final class FailingAtTheEnd implements Watched {

        @Override
        public <R> R within(Supplier<R> code) {
            return code.get();
        }

        @Override
        public void end(CallOutcome outcome) {
            throw new NoClassDefFoundError("faulty watch");
        }
    }
}
