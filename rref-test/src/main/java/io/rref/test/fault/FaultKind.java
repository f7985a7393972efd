package io.rref.test.fault;

/** What can happen to a request between two processes. */
public enum FaultKind {

    /** The request does not reach the worker, and its connection is closed. */
    DROP_REQUEST,

    /** The worker has handled the request, its response is thrown away, and the connection is closed. */
    DROP_RESPONSE,

    /** The worker gets the request twice, the second time after a drawn delay; the first response counts. */
    DUPLICATE_REQUEST,

    /** The request reaches the worker after a drawn delay. */
    DELAY_REQUEST,

    /** The response reaches the client after a drawn delay. */
    DELAY_RESPONSE,

    /** The worker gets the first half of the request's bytes, then both connections are closed. */
    CUT_REQUEST,

    /** The client gets the first half of the response's bytes, then its connection is closed. */
    CUT_RESPONSE,

    /** The request is accepted, does not reach the worker and is never answered; its connection stays open and silent. */
    HALF_OPEN
}
