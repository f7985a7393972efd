package io.rref.test.tutorial.pipeline;

import io.rref.RRef;
import io.rref.RemoteObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@RemoteObject
class LayerStage implements Stage {

    private final Layer layer;

    LayerStage(Layer layer) {
        this.layer = layer;
    }

    @Override
    public Step load(List<Long> microBatch) {
        return Step.of(microBatch);
    }

    @Override
    public CompletableFuture<Step> forward(RRef<Step> data, RRef<Step> state) {
        return data.toHereAsync()
                .thenCombine(state.toHereAsync(), (from, before) -> layer.forward(from.data(), before.state()));
    }

    @Override
    public CompletableFuture<List<Long>> output(RRef<Step> step) {
        return step.toHereAsync().thenApply(Step::data);
    }
}
