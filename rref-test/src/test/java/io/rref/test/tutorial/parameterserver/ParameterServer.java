package io.rref.test.tutorial.parameterserver;

import io.rref.RemoteInterface;

/** Holds the parameters of a model that several trainers train. */
@RemoteInterface
public interface ParameterServer {

    /** The parameters of this round. */
    Weights weights();

    /** Adds a gradient over so many samples to those of this round. */
    void add(Weights gradient, int samples);

    /** Ends the round: corrects the parameters by all gradients of it; over how many samples these were. */
    int apply();
}
