package io.rref.test.tutorial.agent;

import io.rref.CallScope;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The handles that it makes are its own, so it closes them when it is closed itself. Its observers borrow a handle to it for
 * one run: what they kept would be a circle.
 */
@RemoteObject
final class LearningAgent implements Agent, AutoCloseable {

    private final RRefClient rrefs;

    private final Duration patience;

    private final List<RRef<Observer>> observers = new ArrayList<>();

    private final LongAdder rewards = new LongAdder();

    private volatile Policy policy = Policy.untrained();

    /** With one observer on each of these workers, whose runs may take so long. */
    LearningAgent(List<String> workers, Duration patience, @Autowired RRefClient rrefs) {
        this.rrefs = rrefs;
        this.patience = patience;
        for (String worker : workers) {
            observers.add(rrefs.on(worker).create(Observer.class, observers.size()));
        }
    }

    @Override
    public List<Long> runEpisodes(int episodes, int steps) {
        List<Long> earned = new ArrayList<>();
        try (RRef<Agent> self = rrefs.share(Agent.class, this)) {
            for (int episode = 0; episode < episodes; episode++) {
                earned.add(runEpisode(self, steps));
            }
        }
        return earned;
    }

    private long runEpisode(RRef<Agent> self, int steps) {
        rewards.reset();
        try (CallScope episode = rrefs.waitAll()) {
            observers.forEach(observer -> observer.run(each -> each.run(self, steps))
                    .timeout(patience)
                    .rpcAsync());
        }
        long earned = rewards.sum();
        policy = policy.learn(earned);
        return earned;
    }

    @Override
    public long select(long state) {
        return policy.action(state);
    }

    @Override
    public void report(int observer, long reward) {
        rewards.add(reward);
    }

    @Override
    public void close() {
        observers.forEach(RRef::close);
    }
}
