package io.rref.test.tutorial.agent;

import java.util.ArrayList;
import java.util.List;

/** The same in one process, without references. */
public final class PlainAgent {

    private PlainAgent() {}

    /** The rewards of the episodes. */
    public static List<Long> run(int observers, int episodes, int steps) {
        List<Long> earned = new ArrayList<>();
        Policy policy = Policy.untrained();
        for (int episode = 0; episode < episodes; episode++) {
            long rewards = 0;
            for (int observer = 0; observer < observers; observer++) {
                Walk walk = Walk.begin(observer);
                for (int step = 0; step < steps; step++) {
                    walk = walk.after(policy.action(walk.state()));
                    rewards += walk.reward();
                }
            }
            earned.add(rewards);
            policy = policy.learn(rewards);
        }
        return earned;
    }
}
