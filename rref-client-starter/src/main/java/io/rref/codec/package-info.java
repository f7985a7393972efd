/**
 * Arguments and values to bytes and back, handles inside them.
 *
 * <p><b>For:</b> one fixed JSON form, the same in every process whatever the application did to its own mapper; handles
 * are only collected and substituted here, what becomes of them is decided in {@code holder} and {@code owner}.
 * <b>May call:</b> {@code io.rref}, {@code io.rref.protocol}, Jackson, Reactive Streams (to refuse them).
 * <b>May be called by:</b> {@code runtime}, {@code transport}, {@code worker}, {@code execution}, {@code web},
 * {@code autoconfigure}. <b>Start with:</b> {@link io.rref.codec.ValueCodec}.
 */
@NullMarked
package io.rref.codec;

import org.jspecify.annotations.NullMarked;
