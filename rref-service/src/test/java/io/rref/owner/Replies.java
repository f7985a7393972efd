package io.rref.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import org.jspecify.annotations.Nullable;

/** Assertions on replies. */
final class Replies {

    static final Reply DONE = new Reply.Done();

    private Replies() {}

    static Problem assertRefused(@Nullable Reply reply, ProblemType type) {
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        Problem problem = ((Reply.Refused) reply).problem();
        assertThat(problem.type()).isEqualTo(type);
        return problem;
    }
}
