package io.rref.registration;

import java.util.List;
import java.util.function.Predicate;

/**
 * Registrations that an earlier process has left behind. Only what is certainly dead counts, since a living worker that is taken
 * off the list could not be found: two workers of one name stay visible.
 */
final class StaleInstances {

    private final ListedInstance self;

    private final boolean agentIsOnThisMachine;

    private final Predicate<ListedInstance> refusesConnections;

    StaleInstances(ListedInstance self, boolean agentIsOnThisMachine, Predicate<ListedInstance> refusesConnections) {
        this.self = self;
        this.agentIsOnThisMachine = agentIsOnThisMachine;
        this.refusesConnections = refusesConnections;
    }

    List<ListedInstance> among(List<ListedInstance> listed) {
        return listed.stream()
                .filter(other -> !other.id().equals(self.id()))
                .filter(this::isOnOurHost)
                .filter(other -> hadOurPort(other) || (hadOurName(other) && refusesConnections.test(other)))
                .toList();
    }

    /** A loopback address in common means the same machine only if the agent, which both have told, is on it, too. */
    private boolean isOnOurHost(ListedInstance other) {
        return !other.address().isEmpty()
                && other.address().equals(self.address())
                && (agentIsOnThisMachine || !Hosts.isLoopback(other.address()));
    }

    /** Two processes cannot listen there, and this one does. Its check would pass for ever: we answer it. */
    private boolean hadOurPort(ListedInstance other) {
        return other.port() == self.port();
    }

    private boolean hadOurName(ListedInstance other) {
        return other.worker().equals(self.worker());
    }
}
