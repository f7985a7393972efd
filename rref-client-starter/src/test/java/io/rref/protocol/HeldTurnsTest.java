package io.rref.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRefId;
import io.rref.protocol.HeldTurns.Turn;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The turns of a chain of calls, as they travel. */
class HeldTurnsTest {

    private static final RRefId A = new RRefId(1, 2);

    private static final RRefId B = new RRefId(3, 4);

    @Test
    void whenNoTurnIsHeldThenTheAttributesStayTheSame() {
        Map<String, String> attributes = Map.of("key", "value");

        assertThat(HeldTurns.NONE.addTo(attributes)).isSameAs(attributes);
        assertThat(HeldTurns.in(attributes)).isSameAs(HeldTurns.NONE);
    }

    @Test
    void whenTurnsTravelThenTheyArriveAsTheyWereBesideOtherAttributes() {
        HeldTurns held = HeldTurns.NONE
                .and(new Turn(A, 7, "Account.transfer(Account,long)@worker-1"))
                .and(new Turn(B, 8, "Audit.note(String)@worker 2/b"));

        Map<String, String> attributes = held.addTo(Map.of("key", "value"));

        assertThat(attributes).containsEntry("key", "value");
        assertThat(HeldTurns.in(attributes)).isEqualTo(held);
        assertThat(held).hasToString("Account.transfer(Account,long)@worker-1 -> Audit.note(String)@worker_2/b");
    }

    @Test
    void whenATurnIsAskedForThenObjectAndNumberCount() {
        HeldTurns held = HeldTurns.NONE.and(new Turn(A, 7, "a"));

        assertThat(held.contains(A, 7)).isTrue();
        assertThat(held.contains(A, 8)).as("an earlier turn on the same object").isFalse();
        assertThat(held.contains(B, 7)).isFalse();
    }

    @Test
    void whenMoreTurnsAreHeldThanTravelThenTheOldestFallsOut() {
        HeldTurns held = HeldTurns.NONE;
        for (int i = 0; i <= HeldTurns.MOST; i++) {
            held = held.and(new Turn(A, i, "x".repeat(10_000)));
        }

        assertThat(held.turns()).hasSize(HeldTurns.MOST);
        assertThat(held.contains(A, 0)).isFalse();
        assertThat(held.contains(A, HeldTurns.MOST)).isTrue();
        assertThat(held.addTo(Map.of()).get(HeldTurns.ATTRIBUTE)).hasSizeLessThan(HeldTurns.MOST * 300);
    }

    @Test
    void whenPartOfTheTextCannotBeReadThenTheRestCounts() {
        String text = "nonsense a/b/c " + A.value() + "/x/call " + A.value() + "/7/call";

        assertThat(HeldTurns.in(Map.of(HeldTurns.ATTRIBUTE, text)))
                .isEqualTo(HeldTurns.NONE.and(new Turn(A, 7, "call")));
    }
}
