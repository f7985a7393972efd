package io.rref.transport;

import io.rref.Incarnation;
import io.rref.protocol.HolderId;

/** How a worker says who it is: the answer to {@code GET /rref/v1/worker}. */
public final class WorkerIdentity {

    private WorkerIdentity() {}

    /** Its JSON form. */
    public static byte[] write(HolderId worker) {
        return new JsonBody()
                .text(Wire.WORKER, worker.name())
                .text(Wire.INCARNATION, worker.incarnation().value())
                .bytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBodyException if it is something else
     */
    static HolderId read(byte[] json) {
        JsonFields body = JsonFields.read(json);
        return new HolderId(body.text(Wire.WORKER), body.parsed(Wire.INCARNATION, Incarnation::parse));
    }
}
