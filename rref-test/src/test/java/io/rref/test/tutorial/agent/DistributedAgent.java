package io.rref.test.tutorial.agent;

import io.rref.RRef;
import io.rref.RRefClient;
import java.time.Duration;
import java.util.List;

/** The driver: makes the agent, which makes its observers, and lets it go. */
public final class DistributedAgent {

    private DistributedAgent() {}

    /**
     * The rewards of the episodes.
     *
     * @param agent the agent's worker
     * @param observing the worker of each observer
     */
    public static List<Long> run(RRefClient rrefs, String agent, List<String> observing, int episodes, int steps) {
        try (RRef<Agent> made = rrefs.on(agent).create(Agent.class, observing, Duration.ofSeconds(20))) {
            return made.rpcSync().runEpisodes(episodes, steps);
        }
    }
}
