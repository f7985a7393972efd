/**
 * Clusters to test against: workers in this JVM or in JVMs of their own, speaking HTTP in either case.
 *
 * <p><b>For:</b> starting, asking and ending workers. <b>May call:</b> {@code app}, and rref as any app does. <b>May be
 * called by:</b> the tests. <b>Start with:</b> {@link io.rref.test.cluster.EmbeddedCluster}.
 */
@NullMarked
package io.rref.test.cluster;

import org.jspecify.annotations.NullMarked;
