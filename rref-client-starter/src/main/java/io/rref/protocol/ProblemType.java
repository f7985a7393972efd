package io.rref.protocol;

import java.util.Locale;

/** Every way in which a request can be refused. Stable: names travel as {@code urn:rref:problem:<slug>}. In all of them nothing ran. */
public enum ProblemType {
    /** The request cannot be read. */
    MALFORMED_REQUEST(400),
    /** The worker has no such path. */
    UNKNOWN_PATH(404),
    /** The path takes other methods; they stand in the header {@code Allow}. */
    METHOD_NOT_ALLOWED(405),
    /** The body is neither JSON nor Smile. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Number, type or shape of the arguments does not fit the method or constructor. */
    BAD_ARGUMENTS(400),
    /** No class on the worker serves the contract. */
    UNKNOWN_CONTRACT(404),
    /** The contract has no such method on the worker: it differs on the two sides. */
    CONTRACT_MISMATCH(409),
    /** No object has the name, and the worker does not declare it. */
    UNKNOWN_NAME(404),
    /** The name is bound to another contract. */
    NAME_TAKEN(409),
    /** Only who published a name may end it. */
    NOT_PUBLISHER(403),
    /** The directory lists no such worker. */
    UNKNOWN_WORKER(404),
    /** Two processes answer to the worker's name. */
    AMBIGUOUS_WORKER(409),
    /** The worker does not answer. */
    OWNER_UNREACHABLE(503),
    /** Another process, or another incarnation of it, answered. */
    WRONG_TARGET(421),
    /** The lease token is unknown or its lease has ended. */
    LEASE_LOST(410),
    /** The object or the fork is gone, or was never there. */
    REFERENCE_GONE(410),
    /** The id is taken. */
    ID_TAKEN(409),
    /** The number has been acknowledged; its outcome is forgotten. */
    SETTLED(409),
    /** The number was cancelled before it arrived. */
    CANCELLED(409),
    /** No request with this number has been accepted under the lease. */
    UNKNOWN_NUMBER(404),
    /** The number was used with another body. */
    OTHER_BODY(422),
    /** The request's time was spent before it ran. */
    DEADLINE_PASSED(408),
    /** A handle among the arguments could not be claimed or registered. */
    HANDLE_REFUSED(424),
    /** The request of the batch that this one was to follow was not answered with success in time. */
    DEPENDENCY_FAILED(424),
    /** The body is larger than the worker's limit. */
    BODY_TOO_LARGE(413),
    /** The call would wait for its own end: the chain of calls that it belongs to has the turn on the serial object. */
    WAITS_FOR_ITSELF(409),
    /** A limit of the worker is reached. */
    LIMIT_REACHED(429),
    /** All threads for user code wait in remote calls of their own, so that the work would have waited in vain. */
    THREADS_EXHAUSTED(503),
    /** A value that holds handles is read by a numbered fetch. */
    VALUE_HOLDS_HANDLES(409),
    /** A contract's object does not travel. */
    NOT_A_VALUE(409),
    /** Nothing that came with the request proves that its sender belongs to the cluster. */
    UNAUTHENTICATED(401),
    /** The sender belongs to the cluster, and acts for another holder than the one that it is. */
    NOT_YOURS(403),
    /** The page is for operators. */
    OPERATORS_ONLY(403),
    /** The worker failed before user code ran; its log says why. */
    WORKER_FAULT(500),
    /** The worker is shutting down. */
    DRAINING(503);

    private static final String PREFIX = "urn:rref:problem:";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status it travels with. */
    public int status() {
        return status;
    }

    /** Its stable name: {@code contract-mismatch}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its stable type on the wire. */
    public String urn() {
        return PREFIX + slug();
    }
}
