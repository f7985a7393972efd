package io.rref.worker;

import io.rref.runtime.HolderCounts;
import io.rref.runtime.ThreadUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts of one worker. PyTorch: {@code _get_debug_info}, the union of what references, agent and autograd tell.
 *
 * @param owned counts of what it owns
 * @param held counts of what this process, as a holder, holds and asks for
 * @param running counts of what runs here
 * @param threads what user code runs on
 * @param differingLeases leases, since this process started, whose holder had other handles by its own count than are listed
 *     here, which is a defect
 */
public record DebugInfo(Owned owned, HolderCounts held, Running running, ThreadUsage threads, long differingLeases) {

    /**
     * What a worker owns.
     *
     * @param shared its objects that other handles than its own refer to
     * @param forks those handles
     */
    public record Owned(int shared, long forks) {}

    /**
     * Calls, creations and fetches that have been started and have not ended.
     *
     * @param all of them, those among them that wait for a thread
     * @param async those that hold no thread: user code has returned a future or {@code Mono} that is not done
     */
    public record Running(int all, int async) {}

    /** Under PyTorch's names, and as texts like there; a name of our own begins with {@code rref}. */
    public Map<String, String> underPytorchsNames() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("num_owner_rrefs", text(owned.shared));
        named.put("num_forks", text(owned.forks));
        named.put("num_pending_users", text(held.unconfirmed()));
        named.put("num_pending_futures", text(held.upkeep()));
        named.put("agent.thread_pool_size", text(threads.threads()));
        named.put("agent.num_idle_threads", text(threads.idle()));
        named.put("agent.client_active_calls", text(held.calls()));
        named.put("agent.server_active_calls", text(running.all));
        named.put("agent.server_active_async_calls", text(running.async));
        named.put("num_current_backward_passes", text(0)); // there is no distributed autograd
        named.put("num_autograd_contexts", text(0));
        named.put("rref.differing_leases", text(differingLeases));
        return named;
    }

    private static String text(long count) {
        return Long.toString(count);
    }
}
