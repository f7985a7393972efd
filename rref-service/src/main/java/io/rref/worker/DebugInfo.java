package io.rref.worker;

/**
 * Counts of one worker. PyTorch: {@code _rref_context_get_debug_info} and the agent's.
 *
 * @param sharedObjects its objects that other handles than its own refer to
 * @param forks those handles
 * @param unconfirmed handles of this process, as a holder, that their owners have not confirmed
 * @param openRequests requests of this process that have not ended
 * @param runningWork calls, creations and fetches that run here
 * @param differingLeases leases, since this process started, whose holder had other handles by its own count than are listed
 *     here, which is a defect
 */
public record DebugInfo(
        int sharedObjects, long forks, long unconfirmed, int openRequests, int runningWork, long differingLeases) {}
