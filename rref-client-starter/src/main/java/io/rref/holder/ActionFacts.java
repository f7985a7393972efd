package io.rref.holder;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.NewReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the holder must know of each action: which handle it acts under, and which it makes. */
final class ActionFacts {

    static final Action.Visitor<Optional<ForkId>> ACTS_UNDER = new ActsUnder();

    static final Action.Visitor<Optional<MadeHandle>> MAKES = new Makes();

    private ActionFacts() {}

    private static final class ActsUnder implements Action.Visitor<Optional<ForkId>> {

        @Override
        public Optional<ForkId> create(Action.Create create) {
            return Optional.empty();
        }

        @Override
        public Optional<ForkId> call(Action.Call call) {
            return Optional.of(call.fork());
        }

        @Override
        public Optional<ForkId> callFunction(Action.CallFunction call) {
            return Optional.empty();
        }

        @Override
        public Optional<ForkId> fetch(Action.Fetch fetch) {
            return Optional.of(fetch.fork());
        }

        @Override
        public Optional<ForkId> register(Action.Register register) {
            return Optional.of(register.parent());
        }

        /** What is claimed is not listed here yet. */
        @Override
        public Optional<ForkId> claim(Action.Claim claim) {
            return Optional.empty();
        }

        /** What is released is not listed here any more. */
        @Override
        public Optional<ForkId> release(Action.Release release) {
            return Optional.empty();
        }

        @Override
        public Optional<ForkId> withdraw(Action.Withdraw withdraw) {
            return Optional.empty();
        }

        @Override
        public Optional<ForkId> publish(Action.Publish publish) {
            return Optional.empty();
        }

        @Override
        public Optional<ForkId> find(Action.Find find) {
            return Optional.empty();
        }

        @Override
        public Optional<ForkId> unname(Action.Unname unname) {
            return Optional.empty();
        }
    }

    private static final class Makes implements Action.Visitor<Optional<MadeHandle>> {

        @Override
        public Optional<MadeHandle> create(Action.Create create) {
            return Optional.of(new MadeHandle(create.rref(), create.fork(), create.contract()));
        }

        @Override
        public Optional<MadeHandle> call(Action.Call call) {
            return result(call.as());
        }

        @Override
        public Optional<MadeHandle> callFunction(Action.CallFunction call) {
            return result(call.as());
        }

        @Override
        public Optional<MadeHandle> fetch(Action.Fetch fetch) {
            return Optional.empty();
        }

        /** Without a receiver it is a second handle of this process. */
        @Override
        public Optional<MadeHandle> register(Action.Register register) {
            return register.receiver() == null
                    ? Optional.of(new MadeHandle(register.rref(), register.child(), null))
                    : Optional.empty();
        }

        @Override
        public Optional<MadeHandle> claim(Action.Claim claim) {
            return Optional.empty();
        }

        @Override
        public Optional<MadeHandle> release(Action.Release release) {
            return Optional.empty();
        }

        @Override
        public Optional<MadeHandle> withdraw(Action.Withdraw withdraw) {
            return Optional.empty();
        }

        @Override
        public Optional<MadeHandle> publish(Action.Publish publish) {
            return Optional.of(new MadeHandle(publish.rref(), publish.fork(), publish.contract()));
        }

        @Override
        public Optional<MadeHandle> find(Action.Find find) {
            return Optional.of(new MadeHandle(find.rref(), find.fork(), find.contract()));
        }

        @Override
        public Optional<MadeHandle> unname(Action.Unname unname) {
            return Optional.empty();
        }

        private static Optional<MadeHandle> result(@Nullable NewReference as) {
            return as == null ? Optional.empty() : Optional.of(new MadeHandle(as.rref(), as.fork(), as.contract()));
        }
    }
}
