package io.rref.web;

import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.ProblemType;
import io.rref.transport.Wire;
import io.rref.worker.DebugInfo;
import io.rref.worker.OwnerShell;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is here and who holds it, for operators: until there is authentication, on the loopback address only. */
@RestController
@RequestMapping(Wire.ROOT)
public final class OperatorController {

    private static final Pattern LOOPBACK_NAMES = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(0*:)*0*1\\]?");

    private final OwnerShell owner;

    /** Creates the controller. */
    public OperatorController(OwnerShell owner) {
        this.owner = owner;
    }

    /** The objects of this worker. */
    @GetMapping("/rrefs")
    List<ListedObject> references(HttpServletRequest request) {
        requireOperator(request);
        OwnerSnapshot snapshot = owner.snapshot();
        return snapshot.entries().stream()
                .map(entry -> ListedObject.of(entry, owner.now()))
                .toList();
    }

    /** The holders of leases at this worker. */
    @GetMapping("/holders")
    List<ListedHolder> holders(HttpServletRequest request) {
        requireOperator(request);
        return owner.snapshot().leases().stream()
                .map(lease -> ListedHolder.of(lease, owner.now()))
                .toList();
    }

    /** PyTorch's debug-info keys, as texts like there. */
    @GetMapping("/debug")
    Map<String, String> debug(HttpServletRequest request) {
        requireOperator(request);
        DebugInfo counted = owner.debugInfo();
        Map<String, String> debug = new LinkedHashMap<>();
        debug.put("num_owner_rrefs", Integer.toString(counted.sharedObjects()));
        debug.put("num_forks", Long.toString(counted.forks()));
        debug.put("num_pending_users", Long.toString(counted.unconfirmed()));
        debug.put("num_pending_futures", Integer.toString(counted.openRequests()));
        debug.put("agent.server_active_calls", Integer.toString(counted.runningWork()));
        return debug;
    }

    private static RefusedRequest refused() {
        return new RefusedRequest(ProblemType.OPERATORS_ONLY, "operator pages answer on the loopback address only");
    }

    /** The name asked for counts too: a page of elsewhere may have its own name point to the loopback address. */
    private static void requireOperator(HttpServletRequest request) {
        if (!LOOPBACK_NAMES.matcher(request.getServerName()).matches() || !comesFromHere(request)) {
            throw refused();
        }
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
