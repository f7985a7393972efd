package io.rref.protocol;

import io.rref.ForkId;
import io.rref.RRefId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a numbered request asks for: it has an effect, so it runs at most once under its number.
 */
public sealed interface Action {

    /** Hands this action to the visitor's method for it. */
    <R> R dispatch(Visitor<R> visitor);

    /** The handles that the content carries, in the order in which the content counts them. */
    default List<WireHandle> handles() {
        return List.of();
    }

    /** Open set of call attributes; none where it runs no user code of its own. */
    default Map<String, String> attributes() {
        return Map.of();
    }

    /** Whether its answer may have to wait for user code or for an object; else it is answered at once. */
    default boolean mayWaitForUserCode() {
        return true;
    }

    /**
     * Make an object of this contract; its entry and the creator's fork stand before any user code runs.
     *
     * @param attributes open set of call attributes
     */
    record Create(
            RRefId rref,
            ForkId fork,
            String contract,
            Content arguments,
            List<WireHandle> handles,
            Map<String, String> attributes)
            implements Action {

        /** Without attributes. */
        public Create(RRefId rref, ForkId fork, String contract, Content arguments, List<WireHandle> handles) {
            this(rref, fork, contract, arguments, handles, Map.of());
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /**
     * Call a method of an object, acting under a fork.
     *
     * @param method {@code name(erased.Param.Types)} on the contract
     * @param as where the result stays, or null if it comes back
     * @param attributes open set of call attributes
     * @param after number of the sender's call before this one on the object, if that was still open: a serial object starts this
     *     one after that; null if there was none
     */
    record Call(
            RRefId rref,
            ForkId fork,
            String method,
            Content arguments,
            List<WireHandle> handles,
            @Nullable NewReference as,
            Map<String, String> attributes,
            @Nullable RequestNumber after)
            implements Action {

        /** A call that follows no other. */
        public Call(
                RRefId rref,
                ForkId fork,
                String method,
                Content arguments,
                List<WireHandle> handles,
                @Nullable NewReference as,
                Map<String, String> attributes) {
            this(rref, fork, method, arguments, handles, as, attributes, null);
        }

        /** The same call after another one. */
        public Call following(@Nullable RequestNumber earlier) {
            return Objects.equals(after, earlier)
                    ? this
                    : new Call(rref, fork, method, arguments, handles, as, attributes, earlier);
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /**
     * Call a function of the worker.
     *
     * @param method {@code name(erased.Param.Types)} on the contract
     * @param as where the result stays, or null if it comes back
     * @param attributes open set of call attributes
     */
    record CallFunction(
            String contract,
            String method,
            Content arguments,
            List<WireHandle> handles,
            @Nullable NewReference as,
            Map<String, String> attributes)
            implements Action {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.callFunction(this);
        }
    }

    /** Read the value with its handles, acting under a fork. */
    record Fetch(RRefId rref, ForkId fork) implements Action {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.fetch(this);
        }
    }

    /**
     * List a further handle.
     *
     * @param parent the sender's own fork
     * @param child the new fork: PENDING for the receiver, or, without one, LIVE for the sender itself
     * @param receiver who may claim it; null for a second handle of the sender
     * @param standsFor how long it stands after its sponsor let go without knowing
     */
    record Register(
            RRefId rref,
            ForkId parent,
            ForkId child,
            @Nullable HolderId receiver,
            Duration standsFor) implements Action {

        @Override
        public boolean mayWaitForUserCode() {
            return false;
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.register(this);
        }
    }

    /** The named receiver takes a PENDING fork: it is LIVE under the receiver's lease from now on. */
    record Claim(RRefId rref, ForkId fork) implements Action {

        @Override
        public boolean mayWaitForUserCode() {
            return false;
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.claim(this);
        }
    }

    /** The holder lets its fork go; a receiver may so decline a PENDING one. */
    record Release(RRefId rref, ForkId fork) implements Action {

        @Override
        public boolean mayWaitForUserCode() {
            return false;
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.release(this);
        }
    }

    /**
     * The sponsor lets a PENDING fork go; never touches a LIVE one.
     *
     * @param standsFor zero if the carrying request was certainly refused; else how long a late claim is still good
     */
    record Withdraw(RRefId rref, ForkId fork, Duration standsFor) implements Action {

        @Override
        public boolean mayWaitForUserCode() {
            return false;
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.withdraw(this);
        }
    }

    /**
     * Give the object of this name a fork, making the object from the arguments if the name is free.
     *
     * @param rref what a new object is called; an existing one keeps its id
     * @param attributes open set of call attributes
     */
    record Publish(
            String name,
            String contract,
            RRefId rref,
            ForkId fork,
            Content arguments,
            List<WireHandle> handles,
            Map<String, String> attributes)
            implements Action {

        /** Without attributes. */
        public Publish(
                String name, String contract, RRefId rref, ForkId fork, Content arguments, List<WireHandle> handles) {
            this(name, contract, rref, fork, arguments, handles, Map.of());
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.publish(this);
        }
    }

    /**
     * Give the object of this name a fork, LIVE on answer.
     *
     * @param rref what the object is called if its worker declares the name and nobody has used it yet
     */
    record Find(String name, String contract, RRefId rref, ForkId fork) implements Action {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.find(this);
        }
    }

    /** End a name that the same holder published. */
    record Unname(String name) implements Action {

        @Override
        public boolean mayWaitForUserCode() {
            return false;
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.unname(this);
        }
    }

    /** One method per action: forgetting a case does not compile. */
    interface Visitor<R> {

        R create(Create create);

        R call(Call call);

        R callFunction(CallFunction call);

        R fetch(Fetch fetch);

        R register(Register register);

        R claim(Claim claim);

        R release(Release release);

        R withdraw(Withdraw withdraw);

        R publish(Publish publish);

        R find(Find find);

        R unname(Unname unname);
    }
}
