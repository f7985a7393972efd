package io.rref.holder;

import io.rref.protocol.Action;
import io.rref.protocol.NewReference;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What takes the effect of an action back of which nobody waits for the answer any more. */
final class Undo implements Action.Visitor<Optional<Action>> {

    private final Reply reply;

    /** For an action that came to this reply. */
    Undo(Reply reply) {
        this.reply = reply;
    }

    @Override
    public Optional<Action> create(Action.Create create) {
        return ifListed(new Action.Release(create.rref(), create.fork()));
    }

    @Override
    public Optional<Action> call(Action.Call call) {
        return result(call.as());
    }

    @Override
    public Optional<Action> callFunction(Action.CallFunction call) {
        return result(call.as());
    }

    @Override
    public Optional<Action> fetch(Action.Fetch fetch) {
        return Optional.empty();
    }

    @Override
    public Optional<Action> register(Action.Register register) {
        if (register.receiver() == null) {
            return ifListed(new Action.Release(register.rref(), register.child()));
        }
        return ifListed(new Action.Withdraw(register.rref(), register.child(), Duration.ZERO));
    }

    @Override
    public Optional<Action> claim(Action.Claim claim) {
        return ifListed(new Action.Release(claim.rref(), claim.fork()));
    }

    @Override
    public Optional<Action> release(Action.Release release) {
        return Optional.empty();
    }

    @Override
    public Optional<Action> withdraw(Action.Withdraw withdraw) {
        return Optional.empty();
    }

    @Override
    public Optional<Action> publish(Action.Publish publish) {
        return named(new Action.Release(publish.rref(), publish.fork()));
    }

    @Override
    public Optional<Action> find(Action.Find find) {
        return named(new Action.Release(find.rref(), find.fork()));
    }

    @Override
    public Optional<Action> unname(Action.Unname unname) {
        return Optional.empty();
    }

    private Optional<Action> result(@Nullable NewReference as) {
        return as == null ? Optional.empty() : ifListed(new Action.Release(as.rref(), as.fork()));
    }

    /** The answer says which object has the name. */
    private Optional<Action> named(Action.Release release) {
        if (reply instanceof Reply.Listed listed) {
            return Optional.of(new Action.Release(listed.rref(), release.fork()));
        }
        return ifListed(release);
    }

    /** A failure leaves nothing to take back; an answer that was not kept may have listed something. */
    private Optional<Action> ifListed(Action action) {
        boolean nothingListed = reply instanceof Reply.Raised || reply instanceof Reply.CreationFailed;
        return nothingListed ? Optional.empty() : Optional.of(action);
    }
}
