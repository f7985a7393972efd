package io.rref.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StaleInstancesTest {

    private static final ListedInstance SELF = new ListedInstance("self", "worker-1", "10.0.0.1", 8080);

    @Test
    void whenAnotherHadOurAddressAndPortThenItIsDeadWhateverItsName() {
        ListedInstance earlier = new ListedInstance("earlier", "worker-7", "10.0.0.1", 8080);

        assertThat(stale(SELF, false, false).among(List.of(SELF, earlier))).containsExactly(earlier);
    }

    @Test
    void whenAnotherOfOurNameOnOurHostRefusesConnectionsThenItIsDead() {
        ListedInstance earlier = new ListedInstance("earlier", "worker-1", "10.0.0.1", 8081);

        assertThat(stale(SELF, false, true).among(List.of(SELF, earlier))).containsExactly(earlier);
        assertThat(stale(SELF, false, false).among(List.of(SELF, earlier)))
                .as("a living twin is the user's to stop")
                .isEmpty();
    }

    @Test
    void whenAnotherIsOnAnotherHostOrHasAnotherNameThenItIsNoneOfOurs() {
        ListedInstance elsewhere = new ListedInstance("elsewhere", "worker-1", "10.0.0.2", 8080);
        ListedInstance neighbour = new ListedInstance("neighbour", "worker-2", "10.0.0.1", 8081);
        ListedInstance nowhere = new ListedInstance("nowhere", "worker-1", "", 8080);

        assertThat(stale(SELF, false, true).among(List.of(elsewhere, neighbour, nowhere)))
                .isEmpty();
    }

    @Test
    void whenTheAgentIsElsewhereThenALoopbackAddressSaysNothing() {
        ListedInstance self = new ListedInstance("self", "worker-1", "127.0.0.1", 8080);
        ListedInstance other = new ListedInstance("other", "worker-1", "127.0.0.1", 8080);

        assertThat(stale(self, false, true).among(List.of(other))).isEmpty();
        assertThat(stale(self, true, true).among(List.of(other))).containsExactly(other);
    }

    private static StaleInstances stale(ListedInstance self, boolean agentIsHere, boolean refuses) {
        return new StaleInstances(self, agentIsHere, other -> refuses);
    }
}
