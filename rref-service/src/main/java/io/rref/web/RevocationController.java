package io.rref.web;

import io.rref.RRefId;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.ObjectName;
import io.rref.protocol.Reply;
import io.rref.transport.HttpReplies;
import io.rref.transport.Wire;
import io.rref.worker.OwnerShell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operator ends objects: all references to them are revoked, and their holders are told. */
@RestController
@RequestMapping(Wire.ROOT)
public final class RevocationController {

    private static final int SHORTEST_START = 8;

    private static final int WHOLE = 32;

    private final OwnerShell owner;

    private final Admission admission;

    /** Creates the controller. */
    public RevocationController(OwnerShell owner, Admission admission) {
        this.owner = owner;
        this.admission = admission;
    }

    /** Ends an object; the start of its id will do, since the list of objects shows no more. */
    @DeleteMapping("/rrefs/{rref}")
    void object(@PathVariable String rref, HttpServletRequest request, HttpServletResponse response) {
        admission.requireOperator(request);
        write(owner.revoke(find(rref)), request, response);
    }

    /** Ends what stands under a name, with the name. Without the parameter it is the publisher's request, which ends the name only. */
    @DeleteMapping(value = "/names/{name}", params = Wire.REVOKE + "=true")
    void named(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        admission.requireOperator(request);
        WireRequest.requirePlain(request.getRequestURI());
        write(owner.revokeNamed(usable(name)), request, response);
    }

    private static String usable(String name) {
        try {
            return ObjectName.require(name);
        } catch (IllegalArgumentException unusable) {
            throw RefusedRequest.malformed("{name} in the path: " + unusable.getMessage());
        }
    }

    private RRefId find(String start) {
        if (start.length() < SHORTEST_START || start.length() >= WHOLE) {
            return whole(start);
        }
        List<RRefId> found = owner.snapshot().entries().stream()
                .map(OwnerSnapshot.Entry::rref)
                .filter(rref -> rref.value().startsWith(start))
                .toList();
        if (found.size() != 1) {
            throw RefusedRequest.malformed(found.size() + " objects have an id that begins with '" + start
                    + "': give the first eight digits or more, as GET " + Wire.ROOT + "/rrefs lists them, or all "
                    + WHOLE);
        }
        return found.get(0);
    }

    private static RRefId whole(String text) {
        try {
            return RRefId.parse(text);
        } catch (IllegalArgumentException otherForm) {
            throw RefusedRequest.malformed("id in the path: " + otherForm.getMessage());
        }
    }

    private static void write(Reply reply, HttpServletRequest request, HttpServletResponse response) {
        WebExchange.write(response, HttpReplies.write(reply), WebExchange.isSmileAccepted(request));
    }
}
