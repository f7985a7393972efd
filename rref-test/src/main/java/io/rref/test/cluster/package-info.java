/**
 * Clusters to test against. {@link io.rref.test.cluster.RRefCluster} is for everybody: workers and an app in this JVM, with
 * switches for the network, time that runs ahead, and a leak check. The classes named after Consul are for rref's own tests,
 * those of other modules too.
 *
 * <p><b>For:</b> starting, asking and ending workers. <b>May call:</b> rref, its shells and their clocks included. <b>May be
 * called by:</b> tests. <b>Start with:</b> {@link io.rref.test.cluster.RRefCluster}.
 */
@NullMarked
package io.rref.test.cluster;

import org.jspecify.annotations.NullMarked;
