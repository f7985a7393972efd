package io.rref.test.tutorial.agent;

/** An environment in whole numbers: something drifts away, and is to be kept near zero. */
record Walk(int number, int step, long state) {

    static Walk begin(int number) {
        return new Walk(number, 0, 100L * (number + 1));
    }

    Walk after(long action) {
        long drift = (step * 31L + number * 17L) % 23 - 5;
        return new Walk(number, step + 1, state + drift + action);
    }

    long reward() {
        return -Math.abs(state);
    }
}
