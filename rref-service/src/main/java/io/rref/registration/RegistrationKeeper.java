package io.rref.registration;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.cloud.consul.model.http.agent.NewService;

/** Makes Consul list the worker, as often as it takes. Plain state: one caller at a time. */
final class RegistrationKeeper {

    private final ConsulAgent agent;

    private final Supplier<NewService> worker;

    private final BooleanSupplier ready;

    private final RegistrationLog log;

    /** @param ready whether the worker takes requests now, which Consul believes until its own first check */
    RegistrationKeeper(ConsulAgent agent, Supplier<NewService> worker, BooleanSupplier ready, RegistrationLog log) {
        this.agent = agent;
        this.worker = worker;
        this.ready = ready;
        this.log = log;
    }

    /** Looks whether Consul lists the worker, and registers it if not. Never throws for what Consul does. */
    void look() {
        NewService self = worker.get();
        try {
            if (agent.lists(self.getId())) {
                log.stillListed();
            } else {
                register(self);
            }
        } catch (AgentUnreachableException gone) {
            log.unreachable(String.valueOf(gone.getMessage()));
        } catch (AgentRefusedException refusal) {
            log.refused(String.valueOf(refusal.getMessage()), remedy(refusal, self.getName()));
        }
    }

    private void register(NewService self) {
        if (self.getCheck() != null) {
            self.getCheck().setStatus(ready.getAsBoolean() ? "passing" : "critical");
        }
        agent.register(self);
        log.registered(self.getId() + " at " + self.getAddress() + ":" + self.getPort());
        removeStale(self);
    }

    private void removeStale(NewService self) {
        String address = self.getAddress() == null ? "" : self.getAddress();
        String name = String.valueOf(self.getMeta().get(WorkerService.NAME));
        StaleInstances stale = new StaleInstances(
                new ListedInstance(self.getId(), name, address, self.getPort()),
                agent.isOnThisMachine(),
                other -> Hosts.refusesConnections(other.address(), other.port()));
        for (ListedInstance left : stale.among(agent.instances(self.getName()))) {
            agent.deregister(left.id());
            log.leftBehind(left);
        }
    }

    private String remedy(AgentRefusedException refusal, String service) {
        if (!refusal.isForLackOfRights()) {
            return "It is tried again and again.";
        }
        return "Give it a token with service:write on '" + service + "': spring.cloud.consul.discovery.acl-token"
                + (agent.hasToken() ? " (the one it has does not do)" : " (it has none)");
    }

    /** Takes the worker off the list, if Consul answers. */
    void end() {
        try {
            agent.deregister(worker.get().getId());
            log.deregistered();
        } catch (AgentUnreachableException | AgentRefusedException left) {
            log.notDeregistered(String.valueOf(left.getMessage()));
        }
    }
}
