package io.rref.test.tutorial.batchreduce;

import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Holds the parameters of a model. PyTorch: {@code BatchUpdateParameterServer}. */
@RemoteInterface
interface BatchServer {

    /** The parameters as they are now. */
    List<Long> parameters();

    /** Adds a gradient to the batch; answers with the parameters after the update, once the batch is complete. */
    CompletableFuture<List<Long>> updateAndFetch(List<Long> gradient);
}
