package io.rref.test.tutorial.agent;

/** Pulls towards zero with a strength that it tries out: it goes on in the same direction as long as that is worth more. */
record Policy(long strength, long change, long bestReward) {

    private static final long ONE = 64;

    static Policy untrained() {
        return new Policy(1, 4, Long.MIN_VALUE);
    }

    long action(long state) {
        return -state * strength / ONE;
    }

    Policy learn(long reward) {
        return reward >= bestReward
                ? new Policy(strength + change, change, reward)
                : new Policy(strength - change, -change, bestReward);
    }
}
