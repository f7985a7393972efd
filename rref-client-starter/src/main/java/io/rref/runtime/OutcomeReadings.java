package io.rref.runtime;

import io.rref.OutcomeUnknownException;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefType;
import io.rref.codec.DecodingException;
import io.rref.codec.ValueCodec;
import io.rref.holder.Outcome;
import io.rref.protocol.Content;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import io.rref.runtime.RunningOperation.Reading;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the outcome of each kind of operation is read: what its caller gets of it, and what is thrown at them. */
final class OutcomeReadings {

    private final Operations operations;

    private final HolderShell shell;

    private final ValueCodec codec;

    OutcomeReadings(Operations operations, HolderShell shell, ValueCodec codec) {
        this.operations = operations;
        this.shell = shell;
        this.codec = codec;
    }

    /** A value of this type, with the handles in it. */
    Reading<@Nullable Object> value(Type type, Addressee from, RemoteExceptions raised) {
        return outcome -> {
            String worker = from.target().worker();
            RRefId rref = from.rref(); // known only now if the name was looked up meanwhile
            hear(from, outcome);
            Reply reply = answer(outcome, worker, rref, raised);
            Reply.Returned returned = (Reply.Returned) reply;
            try {
                return decode(type, returned.value(), returned.handles());
            } catch (DecodingException unreadable) {
                String said = "it ran, and its answer cannot be read here: " + unreadable.getMessage();
                throw new OutcomeUnknownException(said, worker, rref, unreadable);
            }
        };
    }

    private @Nullable Object decode(Type type, Content content, List<WireHandle> wires) {
        ReadHandles read = ReadHandles.ofAnswer(operations, wires);
        try {
            return codec.decodeValue(type, content, read);
        } finally {
            read.closeUnread();
        }
    }

    /** That it succeeded. */
    static Reading<@Nullable Object> nothing(String worker, @Nullable RRefId rref) {
        return outcome -> {
            Reply reply = answer(outcome, worker, rref, RemoteExceptions.common());
            if (reply instanceof Reply.Listed listed && listed.failure() != null) {
                throw RemoteExceptions.common().recreate(listed.failure(), rref);
            }
            return null;
        };
    }

    /** That what is behind the handle exists. */
    Reading<@Nullable Object> readiness(HandleState handle) {
        return outcome -> {
            hear(new Addressee.ObjectBehind(handle), outcome);
            return nothing(handle.wire().owner(), handle.rref()).read(outcome);
        };
    }

    /** What kind of object is behind the handle. */
    Reading<RRefType> type(HandleState handle) {
        String owner = handle.wire().owner();
        return outcome -> {
            hear(new Addressee.ObjectBehind(handle), outcome);
            Reply reply = answer(outcome, owner, handle.rref(), RemoteExceptions.common());
            Reply.TypeIs type = (Reply.TypeIs) reply;
            return new RRefType(type.contract(), type.className().isEmpty() ? null : type.className());
        };
    }

    private void hear(Addressee used, Outcome outcome) {
        if (used instanceof Addressee.ObjectBehind object) {
            noteLoss(object.handle(), outcome);
            refuseIfClosed(object.handle(), outcome);
        }
    }

    /** A use that ends with the loss of its handle has told it; one that ends with that of an argument has not. */
    private void noteLoss(HandleState handle, Outcome outcome) {
        if (outcome instanceof Outcome.Gone gone) {
            shell.state(handle.fork())
                    .filter(known -> known.access() == RRefState.Access.LOST)
                    .ifPresent(lost -> handle.lossTold(gone.reason()));
        }
    }

    /** One that began as its handle was being closed found it closed in the machine: it is told as later ones are. */
    private void refuseIfClosed(HandleState handle, Outcome outcome) {
        boolean notOpen = outcome instanceof Outcome.NotExecuted refused
                && refused.problem().type() == ProblemType.REFERENCE_GONE;
        IllegalStateException closed = notOpen && !handle.standsForAName() ? handle.refusalOfUse(shell.self()) : null;
        if (closed != null) {
            throw closed;
        }
    }

    private static Reply answer(Outcome outcome, String worker, @Nullable RRefId rref, RemoteExceptions raised)
            throws Throwable {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.reply();
        }
        throw Outcomes.exception(outcome, worker, rref, raised);
    }
}
