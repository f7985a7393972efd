package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.protocol.Problem;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.util.Map;

/** What one use of a handle or worker came to, saying what is certain. */
public sealed interface Outcome {

    /**
     * It ran and this is its answer, with its handles claimed.
     *
     * @param lostHandles handles of the answer that could not be claimed, and why; the value is delivered with them lost
     */
    record Answered(Reply reply, Map<ForkId, LossReason> lostHandles) implements Outcome {}

    /** It ran, or the creation it depends on ran, and user code ended with this. */
    record Failed(RemoteFailure failure) implements Outcome {}

    /** It did not run, and will not. */
    record NotExecuted(Problem problem) implements Outcome {}

    /** It was sent and nobody will say what came of it. */
    record Unknown(String detail) implements Outcome {}

    /** The handle it acts under, or one that it carries, is lost; it did not run. */
    record Gone(LossReason reason, String detail) implements Outcome {}
}
