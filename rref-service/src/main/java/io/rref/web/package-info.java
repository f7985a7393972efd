/**
 * The REST endpoints of a worker.
 *
 * <p><b>For:</b> reading requests into {@code protocol} messages and writing replies; no decision is taken here.
 * <b>May call:</b> {@code io.rref}, {@code protocol}, {@code transport} (names and bodies of the wire), {@code worker}, and
 * {@code owner}'s snapshot for operator pages. <b>May be called by:</b> {@code service.autoconfigure}, and {@code security} (to note who was let in).
 * <b>Start with:</b> {@code Endpoints}, then {@code ReferenceEndpoints} and {@link io.rref.web.WebExchange}.
 */
@NullMarked
package io.rref.web;

import org.jspecify.annotations.NullMarked;
