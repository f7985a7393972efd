package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much a process may have open at one time. */
class HolderLimitTest {

    private static final int LIMIT = 2;

    private final Driver driver = new Driver(LIMIT);

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenAProcessHasAsMuchOpenAsItMayThenTheNextIsNotExecutedAndSaysWhatToChange() {
        driver.call(handle);
        driver.call(handle);
        OperationId beyond = driver.call(handle);

        assertThat(driver.outcome(beyond)).isInstanceOfSatisfying(Outcome.NotExecuted.class, refused -> {
            assertThat(refused.problem().type()).isEqualTo(ProblemType.LIMIT_REACHED);
            assertThat(refused.problem().detail()).contains("2 operations open").contains("rref.client.operations");
        });
        assertThat(driver.actions("w", Action.Call.class)).as("it was not sent").hasSize(LIMIT);
    }

    @Test
    void whenOneHasEndedThenThereIsRoomForAnother() {
        driver.call(handle);
        driver.call(handle);
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Returned(Content.EMPTY, List.of()));

        OperationId next = driver.call(handle);

        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Returned(Content.EMPTY, List.of()));
        assertThat(driver.outcome(next)).isInstanceOf(Outcome.Answered.class);
    }
}
