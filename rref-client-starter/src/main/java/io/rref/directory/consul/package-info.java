/**
 * What Consul says of where workers are.
 *
 * <p><b>For:</b> watching Consul's health endpoint with blocking queries, over a small HTTP client of its own, so that nothing of
 * Spring Cloud is needed. <b>May call:</b> {@code io.rref}, {@code directory}, Reactor Netty, Jackson. <b>May be called by:</b>
 * {@code autoconfigure}. <b>Start with:</b> {@link io.rref.directory.consul.ConsulWorkerDirectory}, then {@code ConsulPacing} and
 * {@code ConsulListing}, which are plain state.
 */
@NullMarked
package io.rref.directory.consul;

import org.jspecify.annotations.NullMarked;
