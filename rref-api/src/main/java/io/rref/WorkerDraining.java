package io.rref;

import java.time.Duration;

/**
 * Application event: a worker of which this process holds references is stopping. Published once for each start of a worker,
 * when its word arrives, which is at once.
 *
 * <p>The worker takes no new object and no look-up of a name. The references work on; in the last quarter of its time, five
 * seconds at most, calls are refused as not executed. Then the references are lost, as {@link LossReason#OWNER_LOST}. Whoever
 * wants to go elsewhere does it now. PyTorch has no counterpart.
 *
 * @param worker which is stopping
 * @param remaining how much longer it goes on at most; it ends sooner if nothing runs on it
 */
public record WorkerDraining(WorkerInfo worker, Duration remaining) {}
