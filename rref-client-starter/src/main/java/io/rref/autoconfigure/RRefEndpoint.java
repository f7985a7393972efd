package io.rref.autoconfigure;

import io.rref.runtime.HeldHandle;
import io.rref.runtime.HolderRuntime;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Actuator's page {@code rrefs} of a process that holds references and is no worker. */
@Endpoint(id = "rrefs")
final class RRefEndpoint {

    private final HolderRuntime holder;

    RRefEndpoint(HolderRuntime holder) {
        this.holder = holder;
    }

    /**
     * What this process holds.
     *
     * @param heldCount how many handles
     * @param held those of them that are listed, the oldest first
     */
    record Held(String holder, int heldCount, List<HeldReference> held) {}

    /** What this process holds. */
    @ReadOperation
    Held rrefs() {
        List<HeldHandle> held = holder.held();
        return new Held(holder.self().name(), held.size(), HeldReference.page(held));
    }
}
