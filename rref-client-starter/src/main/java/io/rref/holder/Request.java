package io.rref.holder;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation asks its owner for. */
sealed interface Request {

    /** The handle that it acts under, if any. */
    Optional<ForkId> actsUnder();

    /** The handle that it makes, if any. */
    Optional<MadeHandle> makes();

    /** Whether it has an effect, so that it carries a number and is cancelled when it is given up. */
    boolean isNumbered();

    /** Whether it only reads: given up, there is nothing of it whose outcome could be unknown. */
    boolean changesNothing();

    /** Whether all that it asks is when the object is ready. */
    boolean asksForReady();

    /** Whether its answer may have to wait for the end of user code. */
    boolean mayWaitForUserCode();

    /** Whether user code or an object has to answer it; else it keeps references in order. */
    boolean asksAnObject();

    /** What takes the effect back that this reply tells of, if anything does. */
    Optional<Action> undo(Reply reply);

    /** The object that it calls; null if it is no call on an object. */
    @Nullable
    RRefId calls();

    /** The number of the call that it follows; null if it follows none. */
    @Nullable
    RequestNumber follows();

    /** The same request, a call after another one. */
    Request following(@Nullable RequestNumber earlier);

    /** The same request with what has been learnt of its handles while it was held back. */
    Request corrected(Optional<RRefId> actsOn, List<WireHandle> handles);

    Message message(Envelope envelope);

    /** A request with an effect. */
    record Act(Action action) implements Request {

        @Override
        public Optional<ForkId> actsUnder() {
            return action.dispatch(ActionFacts.ACTS_UNDER);
        }

        @Override
        public Optional<MadeHandle> makes() {
            return action.dispatch(ActionFacts.MAKES);
        }

        @Override
        public boolean isNumbered() {
            return true;
        }

        @Override
        public boolean changesNothing() {
            return action instanceof Action.Fetch;
        }

        @Override
        public boolean asksForReady() {
            return false;
        }

        @Override
        public boolean mayWaitForUserCode() {
            return action.mayWaitForUserCode() && makes().isEmpty();
        }

        @Override
        public boolean asksAnObject() {
            return action.mayWaitForUserCode();
        }

        @Override
        public Optional<Action> undo(Reply reply) {
            return action.dispatch(new Undo(reply));
        }

        @Override
        public @Nullable RRefId calls() {
            return action instanceof Action.Call call ? call.rref() : null;
        }

        @Override
        public @Nullable RequestNumber follows() {
            return action instanceof Action.Call call ? call.after() : null;
        }

        @Override
        public Request following(@Nullable RequestNumber earlier) {
            return action instanceof Action.Call call && !Objects.equals(call.after(), earlier)
                    ? new Act(call.following(earlier))
                    : this;
        }

        @Override
        public Request corrected(Optional<RRefId> actsOn, List<WireHandle> handles) {
            return new Act(action.dispatch(new Correction(actsOn, handles)));
        }

        @Override
        public Message message(Envelope envelope) {
            return new Message.Numbered(
                    envelope.target(),
                    envelope.lease(),
                    Objects.requireNonNull(envelope.number()),
                    envelope.settled(),
                    envelope.remaining(),
                    action);
        }
    }

    /** A read without effect. */
    record Ask(Query query) implements Request {

        @Override
        public Optional<ForkId> actsUnder() {
            return Optional.of(query.fork());
        }

        @Override
        public Optional<MadeHandle> makes() {
            return Optional.empty();
        }

        @Override
        public boolean isNumbered() {
            return false;
        }

        @Override
        public boolean changesNothing() {
            return true;
        }

        @Override
        public boolean asksForReady() {
            return query instanceof Query.StateQuery state && state.waitReady();
        }

        @Override
        public boolean mayWaitForUserCode() {
            return true;
        }

        @Override
        public boolean asksAnObject() {
            return true;
        }

        @Override
        public Optional<Action> undo(Reply reply) {
            return Optional.empty();
        }

        @Override
        public @Nullable RRefId calls() {
            return null;
        }

        @Override
        public @Nullable RequestNumber follows() {
            return null;
        }

        @Override
        public Request following(@Nullable RequestNumber earlier) {
            return this;
        }

        @Override
        public Request corrected(Optional<RRefId> actsOn, List<WireHandle> handles) {
            return new Ask(actsOn.map(this::about).orElse(query));
        }

        @Override
        public Message message(Envelope envelope) {
            return new Message.Read(
                    envelope.target(), envelope.lease(), envelope.settled(), envelope.remaining(), query);
        }

        private Query about(RRefId rref) {
            if (query instanceof Query.StateQuery state) {
                return new Query.StateQuery(rref, state.fork(), state.waitReady());
            }
            if (query instanceof Query.TypeQuery type) {
                return new Query.TypeQuery(rref, type.fork());
            }
            return new Query.ValueQuery(rref, query.fork());
        }
    }
}
