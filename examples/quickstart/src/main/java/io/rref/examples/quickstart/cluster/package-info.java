/**
 * Three workers, started and ended: in this process or in processes of their own. Or those that run already.
 *
 * <p><b>For:</b> having a real cluster without installing anything. <b>May call:</b> {@code worker}, to start it;
 * {@code report}, to say so.
 * <b>May be called by:</b> the main class. <b>Start with:</b> {@link io.rref.examples.quickstart.cluster.Cluster}.
 */
@NullMarked
package io.rref.examples.quickstart.cluster;

import org.jspecify.annotations.NullMarked;
