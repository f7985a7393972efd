/**
 * Keeps a worker on Consul's list: from when it is ready until just before it drains, across outages and restarts of Consul.
 *
 * <p><b>For:</b> registering, looking whether the registration is still there, deregistering, and saying once what goes wrong. The
 * library's own registration does none of that reliably: {@code docs/decisions/0019}. <b>May call:</b> {@code protocol}, Spring
 * Cloud Consul's settings and message types, RestClient. <b>May be called by:</b> {@code service.autoconfigure}. <b>Start
 * with:</b> {@link io.rref.registration.KeptRegistration}, then {@code RegistrationKeeper}.
 */
@NullMarked
package io.rref.registration;

import org.jspecify.annotations.NullMarked;
