package io.rref.runtime;

import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.NewReference;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import io.rref.proxy.Contract;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call is made on: the object behind a handle, or the functions of a worker. */
sealed interface Addressee {

    Target target();

    @Nullable
    RRefId rref();

    /** A use begins whose result somebody waits for. */
    LossGate.Use begin();

    Action call(
            String method,
            Content arguments,
            List<WireHandle> handles,
            @Nullable NewReference as,
            Map<String, String> attributes);

    /** The object behind a handle. */
    record ObjectBehind(HandleState handle) implements Addressee {

        @Override
        public Target target() {
            WireHandle wire = handle.wire();
            return wire.incarnation().equals(WireHandle.NOT_YET_KNOWN)
                    ? new Target(wire.owner(), null)
                    : new Target(wire.owner(), wire.incarnation());
        }

        @Override
        public RRefId rref() {
            return handle.rref();
        }

        @Override
        public LossGate.Use begin() {
            return handle.loss().begin();
        }

        @Override
        public Action call(
                String method,
                Content arguments,
                List<WireHandle> handles,
                @Nullable NewReference as,
                Map<String, String> attributes) {
            return new Action.Call(rref(), handle.fork(), method, arguments, handles, as, attributes);
        }
    }

    /** The functions of a worker. */
    record FunctionsOf(Target target, Contract contract) implements Addressee {

        @Override
        public @Nullable RRefId rref() {
            return null;
        }

        @Override
        public LossGate.Use begin() {
            return LossGate.Use.UNCOUNTED;
        }

        @Override
        public Action call(
                String method,
                Content arguments,
                List<WireHandle> handles,
                @Nullable NewReference as,
                Map<String, String> attributes) {
            return new Action.CallFunction(contract.name(), method, arguments, handles, as, attributes);
        }
    }
}
