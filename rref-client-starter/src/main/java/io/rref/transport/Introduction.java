package io.rref.transport;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;

/** What came of asking at one address who is there. */
sealed interface Introduction {

    /** Where it was asked. */
    WorkerAddress address();

    /** This start of the worker is there. */
    record Start(WorkerAddress address, Incarnation incarnation) implements Introduction {}

    /** A worker is there that does not accept what this process shows. */
    record LockedOut(WorkerAddress address) implements Introduction {}

    /** The worker is not there, or does not answer in time. */
    record Nobody(WorkerAddress address, String trouble) implements Introduction {

        @Override
        public String toString() {
            return address.uri() + " (" + trouble + ")";
        }
    }

    /**
     * Reads an answer to {@code GET /rref/v1/worker}.
     *
     * @throws MalformedBodyException if no worker of rref gives such a one
     */
    static Introduction read(String worker, WorkerAddress address, int status, byte[] body) {
        if (status != HttpReplies.OK) {
            return refused(address, status, HttpReplies.read(status, body));
        }
        HolderId who = WorkerIdentity.read(body);
        return who.name().equals(worker)
                ? new Start(address, who.incarnation())
                : new Nobody(address, "worker '" + who.name() + "' is there");
    }

    private static Introduction refused(WorkerAddress address, int status, Reply reply) {
        if (!(reply instanceof Reply.Refused refused)) {
            return new Nobody(address, "status " + status);
        }
        return refused.problem().type() == ProblemType.UNAUTHENTICATED
                ? new LockedOut(address)
                : new Nobody(address, refused.problem().detail());
    }
}
