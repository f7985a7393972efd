/**
 * The stock worker: a worker that is nothing but rref and the jars of its extension folder.
 *
 * <p><b>For:</b> {@code java -jar} and the image. <b>May call:</b> Boot, {@code service.extension}. <b>May be called by:</b>
 * {@code service.image}, which trains it. <b>Start with:</b> {@link io.rref.service.StockWorker}.
 */
@NullMarked
package io.rref.service;

import org.jspecify.annotations.NullMarked;
