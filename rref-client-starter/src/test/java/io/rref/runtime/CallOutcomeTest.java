package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.holder.Outcome;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.runtime.CallOutcome.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What those who watch are told of each way in which a call can end. */
class CallOutcomeTest {

    private static final RemoteFailure FAILURE =
            new RemoteFailure("java.lang.IllegalStateException", "no", List.of(), "worker-1");

    static Stream<Arguments> ends() {
        Reply value = new Reply.Returned(Content.EMPTY, List.of());
        Reply made = Reply.Listed.at(new RRefId(1, 2), CreationStage.READY);
        Reply failed = new Reply.Listed(new RRefId(1, 2), CreationStage.FAILED, FAILURE, false);
        return Stream.of(
                Arguments.of(new Outcome.Answered(value, Map.of()), Kind.SUCCESS, "none"),
                Arguments.of(new Outcome.Answered(made, Map.of()), Kind.SUCCESS, "none"),
                Arguments.of(new Outcome.Answered(failed, Map.of()), Kind.RAISED, "none"),
                Arguments.of(new Outcome.Failed(FAILURE), Kind.RAISED, "none"),
                Arguments.of(
                        new Outcome.NotExecuted(new Problem(ProblemType.DRAINING, "stops")),
                        Kind.NOT_EXECUTED,
                        ProblemType.DRAINING.slug()),
                Arguments.of(new Outcome.Unknown("the deadline passed"), Kind.UNKNOWN, "none"),
                Arguments.of(new Outcome.Gone(LossReason.OWNER_LOST, "it crashed"), Kind.GONE, "owner-lost"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whenACallEndsThenItsKindAndProblemAreTold(Outcome outcome, Kind kind, String problem) {
        CallOutcome told = CallOutcome.of(outcome);

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.problem()).isEqualTo(problem);
    }
}
