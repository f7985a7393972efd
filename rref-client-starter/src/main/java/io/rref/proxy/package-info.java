/**
 * Contracts: which methods they have, typed proxies for them, and calls recorded on such a proxy.
 *
 * <p><b>For:</b> reading a contract the same way on both sides, and turning what people write into a method and its
 * arguments. Nothing here sends anything. <b>May call:</b> {@code io.rref}, {@code io.rref.protocol}.
 * <b>May be called by:</b> {@code io.rref.runtime}, {@code io.rref.autoconfigure}, {@code io.rref.execution},
 * {@code io.rref.web}. <b>Start with:</b> {@link io.rref.proxy.Contract}.
 */
@NullMarked
package io.rref.proxy;

import org.jspecify.annotations.NullMarked;
