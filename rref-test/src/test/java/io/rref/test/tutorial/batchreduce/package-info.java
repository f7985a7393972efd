/**
 * PyTorch's tutorial on batched updates with asynchronous execution: trainers call one method, and every n-th call answers n.
 *
 * <p><b>For:</b> showing how a program of that tutorial looks here, and that it computes what one process would. <b>May call:</b>
 * what users may, and the cluster. <b>May be called by:</b> nobody. <b>Start with:</b> {@code BatchReduceTest}.
 */
@NullMarked
package io.rref.test.tutorial.batchreduce;

import org.jspecify.annotations.NullMarked;
