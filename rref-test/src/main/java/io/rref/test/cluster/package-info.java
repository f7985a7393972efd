/**
 * Clusters to test against: workers in this JVM or in JVMs of their own, speaking HTTP in either case, and the Consul that they
 * find each other through. What tests of other modules need as well, stands among the main classes.
 *
 * <p><b>For:</b> starting, asking and ending workers, and Consul. <b>May call:</b> {@code app}, {@code fault}, and rref as any app
 * does. <b>May be called by:</b> the tests. <b>Start with:</b> {@code EmbeddedCluster}, {@link io.rref.test.cluster.ConsulProcess}.
 */
@NullMarked
package io.rref.test.cluster;

import org.jspecify.annotations.NullMarked;
