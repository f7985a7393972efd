/**
 * Makes a Boot web app a worker.
 *
 * <p><b>For:</b> Boot's auto-configuration; no logic of rref's. <b>May call:</b> every room of the worker and of the client.
 * <b>May be called by:</b> Boot. <b>Start with:</b> {@link io.rref.service.autoconfigure.RRefWorkerAutoConfiguration}.
 */
@NullMarked
package io.rref.service.autoconfigure;

import org.jspecify.annotations.NullMarked;
