package io.rref.runtime;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One handle of this process that nobody has closed, for operators.
 *
 * @param contract what is behind it
 * @param rref id of the object; its text is abbreviated
 * @param fork id of the handle; its text is abbreviated
 * @param owner name of the worker that holds the object
 * @param state how far its creation is, and whether it can be used
 * @param age how long it has been its holder's own; null while somebody else closes it: it is lent for a call, or belongs to an
 *     object
 * @param site where it was made; null if that was not found out
 */
public record HeldHandle(
        String contract,
        RRefId rref,
        ForkId fork,
        String owner,
        RRefState state,
        @Nullable Duration age,
        @Nullable String site) {

    /** The oldest first, those that are lent last. */
    static final Comparator<HeldHandle> BY_AGE =
            Comparator.comparing(HeldHandle::age, Comparator.nullsLast(Comparator.reverseOrder()));

    static HeldHandle of(HandleState handle, Map<ForkId, RRefState> states, MonotonicTime now) {
        WireHandle wire = handle.wire();
        Optional<Ownership> ownership = Optional.ofNullable(handle.ownership());
        return new HeldHandle(
                wire.contract(),
                wire.rref(),
                wire.fork(),
                wire.owner(),
                Objects.requireNonNullElseGet(states.get(wire.fork()), handle::stateWithoutMachine),
                ownership.map(own -> own.since().until(now)).orElse(null),
                ownership.map(Ownership::site).orElse(null));
    }
}
