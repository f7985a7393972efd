/**
 * The door of a worker: who may come in, and as what.
 *
 * <p><b>For:</b> proving who sends a request before anything else sees it, by Spring Security's filters in a chain of its own, so that
 * the application's own security is left alone. <b>May call:</b> {@code io.rref}, {@code protocol}, {@code membership}, {@code
 * transport} (names and bodies of the wire), {@code web} (to note who was let in). <b>May be called by:</b> {@code
 * service.autoconfigure}. <b>Start with:</b> {@link io.rref.security.Door}.
 */
@NullMarked
package io.rref.security;

import org.jspecify.annotations.NullMarked;
