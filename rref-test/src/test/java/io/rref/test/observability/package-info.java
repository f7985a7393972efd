/**
 * What people see of a running cluster: meters, the dashboard over them, the alerts.
 *
 * <p><b>For:</b> holding what is shown, and what is written of it, against what a worker tells that has done the job. <b>May
 * call:</b> {@code app}, {@code cluster}. <b>May be called by:</b> nobody. <b>Start with:</b>
 * {@link io.rref.test.observability.DashboardTest}.
 */
@NullMarked
package io.rref.test.observability;

import org.jspecify.annotations.NullMarked;
