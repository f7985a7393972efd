package io.rref.test.tutorial.pipeline;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One stage of a pipeline. None of its methods holds a thread while a step that it needs is not there. */
@RemoteInterface
public interface Stage {

    /** Takes a micro-batch in. */
    Step load(List<Long> microBatch);

    /** The next step: from the data of one, and the state of another, wherever they are. */
    CompletableFuture<Step> forward(RRef<Step> data, RRef<Step> state);

    /** The data of a step. */
    CompletableFuture<List<Long>> output(RRef<Step> step);
}
