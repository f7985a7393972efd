package io.rref.test.tutorial.agent;

import io.rref.RemoteInterface;
import java.util.List;

/** Learns from what its observers tell. PyTorch's tutorial: {@code Agent}. */
@RemoteInterface
interface Agent {

    /** Lets every observer take so many steps in each episode, and learns after each; the rewards of the episodes. */
    List<Long> runEpisodes(int episodes, int steps);

    /** What to do in this state. For observers. */
    long select(long state);

    /** What came of it. For observers. */
    void report(int observer, long reward);
}
