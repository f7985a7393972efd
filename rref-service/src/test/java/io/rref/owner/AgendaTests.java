package io.rref.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.MonotonicTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes when. */
class AgendaTests {

    private final Agenda agenda = new Agenda();

    private final List<Due> dues = new ArrayList<>();

    @Test
    void whenSeveralAreEnteredThenTheSoonestComesFirstAndOfTwoAtOnceTheFirstEntered() {
        enter(5);
        enter(3);
        enter(3);

        assertThat(agenda.next()).contains(new MonotonicTime(3));
        assertThat(taken(5)).contains(dues.get(1));
        assertThat(taken(5)).contains(dues.get(2));
        assertThat(taken(5)).contains(dues.get(0));
        assertThat(taken(5)).isEmpty();
    }

    @Test
    void whenTheTimeHasNotComeThenNothingIsTaken() {
        enter(5);

        assertThat(taken(4)).isEmpty();
    }

    @Test
    void whenALineIsStruckOutThenItNeverComes() {
        Agenda.Appointment appointment = enter(5);

        agenda.strike(appointment);
        agenda.strike(appointment);

        assertThat(agenda.next()).isEmpty();
    }

    @Test
    void whenAllThatIsLeftNeverComesThenThereIsNoNextMoment() {
        enter(MonotonicTime.NEVER.nanos());

        assertThat(agenda.next()).isEmpty();
    }

    private Agenda.Appointment enter(long nanos) {
        Lease lease = new Lease(
                OwnerWorld.OWNER,
                1,
                new OwnerWorld().freshToken(),
                new MonotonicTime(0),
                OwnerLimits.DEFAULT,
                new Tally());
        Due due = new Due.LeaseEnds(lease);
        dues.add(due);
        return agenda.enter(new MonotonicTime(nanos), due);
    }

    private Optional<Due> taken(long nanos) {
        return agenda.takeDue(new MonotonicTime(nanos));
    }
}
