package io.rref.test.tutorial.batchreduce;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.List;

/** Trains a model on data of its own. */
@RemoteInterface
interface Trainer {

    /** Takes so many steps together with all others that train at this server; the parameters after the last one. */
    List<Long> train(RRef<BatchServer> server, int steps);
}
