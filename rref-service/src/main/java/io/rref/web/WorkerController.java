package io.rref.web;

import io.rref.protocol.HolderId;
import io.rref.transport.Wire;
import io.rref.transport.WorkerIdentity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who answers here: holders ask where two addresses are listed under one name. */
@RestController
public final class WorkerController {

    private final byte[] identity;

    /** Creates the controller of this worker. */
    public WorkerController(HolderId self) {
        this.identity = WorkerIdentity.write(self);
    }

    @GetMapping(Wire.ROOT + Wire.WORKER_PATH)
    ResponseEntity<byte[]> who() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(identity);
    }
}
