/**
 * A check of a running cluster: an object on each worker is made, called and let go, and its worker is asked whether it is gone.
 *
 * <p><b>For:</b> {@code helm test} and the image; the stock worker serves what is checked. <b>May call:</b> Boot, and rref as an
 * application does. <b>May be called by:</b> {@code service.image}. <b>Start with:</b> {@link io.rref.service.check.ClusterCheck}.
 */
@NullMarked
package io.rref.service.check;

import org.jspecify.annotations.NullMarked;
