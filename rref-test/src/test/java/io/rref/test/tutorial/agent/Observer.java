package io.rref.test.tutorial.agent;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** Has an environment of its own, and acts in it as an agent says. PyTorch's tutorial: {@code Observer}. */
@RemoteInterface
interface Observer {

    /** Starts its environment anew and takes so many steps, each as the agent selects, each reported. */
    void run(RRef<Agent> agent, int steps);
}
