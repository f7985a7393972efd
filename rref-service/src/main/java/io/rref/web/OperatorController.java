package io.rref.web;

import io.rref.transport.Wire;
import io.rref.worker.OwnerShell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is here and who holds it, for operators. */
@RestController
@RequestMapping(Wire.ROOT)
public final class OperatorController {

    private final OwnerShell owner;

    private final Admission admission;

    /** Creates the controller. */
    public OperatorController(OwnerShell owner, Admission admission) {
        this.owner = owner;
        this.admission = admission;
    }

    /** The objects of this worker. */
    @GetMapping("/rrefs")
    List<ListedObject> references(HttpServletRequest request) {
        admission.requireOperator(request);
        return ListedObject.all(owner);
    }

    /** The holders of leases at this worker. */
    @GetMapping("/holders")
    List<ListedHolder> holders(HttpServletRequest request) {
        admission.requireOperator(request);
        return owner.snapshot().leases().stream()
                .map(lease -> ListedHolder.of(lease, owner.now()))
                .toList();
    }

    /** All of PyTorch's debug-info keys and one of our own, as texts like there. */
    @GetMapping("/debug")
    Map<String, String> debug(HttpServletRequest request) {
        admission.requireOperator(request);
        return owner.debugInfo().underPytorchsNames();
    }
}
