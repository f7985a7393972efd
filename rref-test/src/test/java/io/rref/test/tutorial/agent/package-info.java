/**
 * PyTorch's tutorial on reinforcement learning with references: an agent holds handles to observers on other workers and lends
 * them one to itself.
 *
 * <p><b>For:</b> showing how a program of that tutorial looks here, and that it computes what one process would. <b>May call:</b>
 * what users may, and the cluster. <b>May be called by:</b> nobody. <b>Start with:</b> {@code AgentTest}.
 */
@NullMarked
package io.rref.test.tutorial.agent;

import org.jspecify.annotations.NullMarked;
