/**
 * The stock worker: a worker that is nothing but rref and the extension jars on its loader path.
 *
 * <p><b>For:</b> {@code java -jar} and the image. <b>May call:</b> Boot. <b>May be called by:</b> nobody.
 * <b>Start with:</b> {@link io.rref.service.StockWorker}.
 */
@NullMarked
package io.rref.service;

import org.jspecify.annotations.NullMarked;
