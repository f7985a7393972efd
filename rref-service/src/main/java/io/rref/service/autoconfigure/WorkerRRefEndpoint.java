package io.rref.service.autoconfigure;

import io.rref.autoconfigure.HeldReference;
import io.rref.runtime.HeldHandle;
import io.rref.runtime.HolderRuntime;
import io.rref.web.ListedObject;
import io.rref.worker.OwnerShell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** Actuator's page {@code rrefs} of a worker, in the place of the client's. */
@Endpoint(id = "rrefs")
final class WorkerRRefEndpoint {

    private static final String DEBUG = "debug";

    private final HolderRuntime holder;

    private final OwnerShell owner;

    WorkerRRefEndpoint(HolderRuntime holder, OwnerShell owner) {
        this.holder = holder;
        this.owner = owner;
    }

    /**
     * What this process owns and holds.
     *
     * @param ownedCount how many objects it owns
     * @param owned those of them that are listed, the oldest first
     * @param heldCount how many handles it holds
     * @param held those of them that are listed, the oldest first
     */
    record OwnedAndHeld(
            String holder, int ownedCount, List<ListedObject> owned, int heldCount, List<HeldReference> held) {}

    /** What this process owns and holds. */
    @ReadOperation
    OwnedAndHeld rrefs() {
        List<ListedObject> owned = ListedObject.all(owner);
        List<HeldHandle> held = holder.held();
        return new OwnedAndHeld(
                holder.self().name(),
                owned.size(),
                owned.stream().limit(HeldReference.MOST_ON_A_PAGE).toList(),
                held.size(),
                HeldReference.page(held));
    }

    /**
     * Page {@code debug}: counts under PyTorch's names, the same as of {@code GET /rref/v1/debug}. There is no other: null is
     * Boot's word for that.
     */
    @ReadOperation
    @Nullable
    Map<String, String> counts(@Selector String page) {
        return page.equals(DEBUG) ? owner.debugInfo().underPytorchsNames() : null;
    }
}
