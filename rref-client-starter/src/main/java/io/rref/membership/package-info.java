/**
 * How members of a cluster prove that they belong: by tokens that are signed with the cluster's secret.
 *
 * <p><b>For:</b> signing and reading tokens; nothing of HTTP, Spring or threads is known here. <b>May call:</b> {@code io.rref},
 * {@code protocol}, and the JDK. <b>May be called by:</b> {@code autoconfigure}, {@code security} and {@code
 * service.autoconfigure} of the worker. <b>Start with:</b> {@link io.rref.membership.MemberTokens}.
 */
@NullMarked
package io.rref.membership;

import org.jspecify.annotations.NullMarked;
