package io.rref.test.tutorial.pipeline;

import io.rref.RRef;
import io.rref.RRefClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The driver: says which step is made of which, long before any of them is there. It holds handles only, each until the step after
 * next has been asked for, and the outputs at the end.
 */
public final class DistributedPipeline {

    private DistributedPipeline() {}

    /** Sends these micro-batches through two stages; the second one's state goes to the first one's next step. */
    public static List<List<Long>> run(
            RRefClient rrefs,
            String first,
            Layer encoder,
            String second,
            Layer decoder,
            List<List<Long>> microBatches) {
        List<CompletableFuture<List<Long>>> outputs = new ArrayList<>();
        try (RRef<Stage> encoding = rrefs.on(first).create(Stage.class, encoder);
                RRef<Stage> decoding = rrefs.on(second).create(Stage.class, decoder)) {
            RRef<Step> before = decoding.remote(stage -> stage.load(microBatches.get(0)));
            for (List<Long> microBatch : microBatches) {
                try (RRef<Step> last = before;
                        RRef<Step> loaded = encoding.remote(stage -> stage.load(microBatch));
                        RRef<Step> encoded = encoding.callStage(stage -> stage.forward(loaded, last))
                                .remote()) {
                    RRef<Step> decoded = decoding.callStage(stage -> stage.forward(encoded, encoded))
                            .remote();
                    outputs.add(
                            decoding.callStage(stage -> stage.output(decoded)).rpcAsync());
                    before = decoded;
                }
            }
            before.close();
            return outputs.stream().map(CompletableFuture::join).toList();
        }
    }
}
