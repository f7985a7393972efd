package io.rref.web;

import io.rref.owner.OwnerSnapshot;
import io.rref.transport.Wire;
import io.rref.worker.DebugInfo;
import io.rref.worker.OwnerShell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is here and who holds it, for operators: until there is authentication, on the loopback address only. */
@RestController
@RequestMapping(Wire.ROOT)
public final class OperatorController {

    private final OwnerShell owner;

    /** Creates the controller. */
    public OperatorController(OwnerShell owner) {
        this.owner = owner;
    }

    /** The objects of this worker. */
    @GetMapping("/rrefs")
    List<ListedObject> references(HttpServletRequest request) {
        Operators.require(request);
        OwnerSnapshot snapshot = owner.snapshot();
        return snapshot.entries().stream()
                .map(entry -> ListedObject.of(entry, owner.now()))
                .toList();
    }

    /** The holders of leases at this worker. */
    @GetMapping("/holders")
    List<ListedHolder> holders(HttpServletRequest request) {
        Operators.require(request);
        return owner.snapshot().leases().stream()
                .map(lease -> ListedHolder.of(lease, owner.now()))
                .toList();
    }

    /** PyTorch's debug-info keys and one of our own, as texts like there. */
    @GetMapping("/debug")
    Map<String, String> debug(HttpServletRequest request) {
        Operators.require(request);
        DebugInfo counted = owner.debugInfo();
        Map<String, String> debug = new LinkedHashMap<>();
        debug.put("num_owner_rrefs", Integer.toString(counted.sharedObjects()));
        debug.put("num_forks", Long.toString(counted.forks()));
        debug.put("num_pending_users", Long.toString(counted.unconfirmed()));
        debug.put("num_pending_futures", Integer.toString(counted.openRequests()));
        debug.put("agent.server_active_calls", Integer.toString(counted.runningWork()));
        debug.put("rref.differing_leases", Long.toString(counted.differingLeases()));
        return debug;
    }
}
