/**
 * Faults between real processes: a proxy that stands before a worker and loses, doubles, delays and cuts what passes through it.
 *
 * <p><b>For:</b> tests of ours and of users that want to know what their application does on a bad network. Point {@code
 * rref.client.workers.<name>} at the proxy's address. <b>May call:</b> Reactor Netty and nothing of rref: the proxy knows HTTP only.
 * <b>May be called by:</b> tests. <b>Start with:</b> {@link io.rref.test.fault.FaultProxy}.
 */
@NullMarked
package io.rref.test.fault;

import org.jspecify.annotations.NullMarked;
