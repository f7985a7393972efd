package io.rref.runtime;

import io.rref.RRef;
import io.rref.codec.HandleWriter;
import io.rref.holder.CarriedHandle;
import io.rref.protocol.WireHandle;
import java.util.ArrayList;
import java.util.List;

/** Collects the handles that one encoding meets, and gives each a fresh fork for its receiver. */
final class CarriedHandles implements HandleWriter {

    private final FreshIds ids;

    private final String underSourceTo;

    private final List<CarriedHandle> carried = new ArrayList<>();

    private CarriedHandles(FreshIds ids, String underSourceTo) {
        this.ids = ids;
        this.underSourceTo = underSourceTo;
    }

    /** For a request: what belongs to its receiver travels under the sender's own fork. */
    static CarriedHandles toWorker(FreshIds ids, String worker) {
        return new CarriedHandles(ids, worker);
    }

    /** For an answer: every handle gets a fork of its own, which the receiver claims. */
    static CarriedHandles toCaller(FreshIds ids) {
        return new CarriedHandles(ids, "");
    }

    @Override
    public WireHandle write(RRef<?> handle) {
        HandleState state = HeldRRef.stateOf(handle);
        WireHandle source = state.wire();
        WireHandle wire = source.owner().equals(underSourceTo) ? source : underFreshFork(source);
        carried.add(new CarriedHandle(state.fork(), wire));
        return wire;
    }

    private WireHandle underFreshFork(WireHandle source) {
        return new WireHandle(source.owner(), source.incarnation(), source.rref(), ids.fork(), source.contract());
    }

    List<CarriedHandle> list() {
        return carried;
    }
}
