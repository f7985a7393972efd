package io.rref.test.tutorial.agent;

import io.rref.RRef;
import io.rref.RemoteObject;

@RemoteObject
final class WalkObserver implements Observer {

    private final int number;

    WalkObserver(int number) {
        this.number = number;
    }

    @Override
    public void run(RRef<Agent> agent, int steps) {
        Agent there = agent.rpcSync();
        Walk walk = Walk.begin(number);
        for (int step = 0; step < steps; step++) {
            walk = walk.after(there.select(walk.state()));
            there.report(number, walk.reward());
        }
    }
}
