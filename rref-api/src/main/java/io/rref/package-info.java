/**
 * What people write against: references, contracts and the errors a remote use can end in.
 *
 * <p><b>For:</b> a jar of contracts, and every line of user code that holds or calls a remote object.
 * <b>May call:</b> nothing of rref; only the JDK, JSpecify, Reactor core ({@code Mono}) and spring-core (type tokens).
 * <b>May be called by:</b> every other room. <b>Start with:</b> {@link io.rref.RRefClient}, then {@link io.rref.RRef}.
 */
@NullMarked
package io.rref;

import org.jspecify.annotations.NullMarked;
