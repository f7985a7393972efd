package io.rref.test.tutorial.parameterserver;

import io.rref.RemoteObject;

/** Its trainers come at the same time, so its methods take turns. */
@RemoteObject
class StoredParameters implements ParameterServer {

    private Weights weights;

    private Weights gradient;

    private int samples;

    StoredParameters(int count) {
        weights = Weights.zero(count);
        gradient = Weights.zero(count);
    }

    @Override
    public synchronized Weights weights() {
        return weights;
    }

    @Override
    public synchronized void add(Weights more, int fromSamples) {
        gradient = gradient.plus(more);
        samples += fromSamples;
    }

    @Override
    public synchronized int apply() {
        int seen = samples;
        weights = weights.corrected(gradient, seen);
        gradient = Weights.zero(weights.values().size());
        samples = 0;
        return seen;
    }
}
