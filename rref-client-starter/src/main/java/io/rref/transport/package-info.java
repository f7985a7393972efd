/**
 * How a message reaches a worker: the REST form of every message and reply, and the WebClient that carries it.
 *
 * <p><b>For:</b> turning {@code protocol} values into HTTP and back; both sides use the same names and bodies, so they stand
 * here once. <b>May call:</b> {@code io.rref}, {@code protocol}, {@code directory}, WebClient, Jackson's streams.
 * <b>May be called by:</b> {@code runtime}, {@code autoconfigure}, and {@code web} and {@code security} on the worker's side.
 * <b>Start with:</b> {@link io.rref.transport.WorkerTransport}, then {@link io.rref.transport.HttpRequests}.
 */
@NullMarked
package io.rref.transport;

import org.jspecify.annotations.NullMarked;
