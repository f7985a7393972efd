package io.rref.protocol;

import io.rref.Incarnation;
import io.rref.RRefId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner answers. */
public sealed interface Reply {

    /** To {@link Message.OpenLease}. */
    record LeaseGranted(Incarnation owner, LeaseToken lease, Duration length) implements Reply {}

    /**
     * To {@link Message.RenewLease}: this renewal counts, from when the owner handled it.
     *
     * @param notices what the owner has to say and this holder has not said it heard, oldest first; the rest follows if there
     *     is more than one answer should carry
     */
    record LeaseRenewed(long sequence, List<Notice> notices) implements Reply {

        public LeaseRenewed {
            notices = List.copyOf(notices);
        }

        /** With nothing to say. */
        public LeaseRenewed(long sequence) {
            this(sequence, List.of());
        }
    }

    /** Done, with nothing more to say. */
    record Done() implements Reply {}

    /**
     * The object is listed with the asker's fork: to a creation, a remote-mode call, a name and a state query.
     *
     * @param rref the object
     * @param failure why its creation failed; null unless it did
     * @param argumentsIgnored whether a name was bound already, so that the arguments were not used
     */
    record Listed(
            RRefId rref, CreationStage stage, @Nullable RemoteFailure failure, boolean argumentsIgnored)
            implements Reply {

        /** Without the last two, which most answers leave out. */
        public static Listed at(RRefId rref, CreationStage stage) {
            return new Listed(rref, stage, null, false);
        }
    }

    /** The result of a call or a fetch, with the handles that it carries. */
    record Returned(Content value, List<WireHandle> handles) implements Reply {}

    /** User code ran and raised this. */
    record Raised(RemoteFailure failure) implements Reply {}

    /** The object's creation failed with this; the call or fetch did not run. */
    record CreationFailed(RemoteFailure failure) implements Reply {}

    /** To {@link Query.TypeQuery}. */
    record TypeIs(String contract, String className) implements Reply {}

    /** To {@link Message.Look}: the name stands for this object. It gives the asker no fork. */
    record NameBound(String contract, RRefId rref, CreationStage stage) implements Reply {}

    /** To {@link Message.Look}: the worker declares the name and makes its object when somebody first asks for a fork. */
    record NameDeclared(String contract) implements Reply {}

    /** To {@link Message.Cancel}: the number has not run and never will. */
    record NeverRan() implements Reply {}

    /** To {@link Message.Cancel}: it is running and has been asked to stop; ask again for its outcome. */
    record AskedToStop() implements Reply {}

    /** It ran, and there is no answer to give: it was too large to keep for this repeat, or it was stopped while it ran. */
    record AnswerNotKept() implements Reply {}

    /** Refused: nothing ran. */
    record Refused(Problem problem) implements Reply {}
}
