package io.rref.test.tutorial.parameterserver;

import io.rref.RRef;
import io.rref.RemoteObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@RemoteObject
class ShardTrainer implements Trainer {

    private final List<Sample> shard;

    ShardTrainer(List<Sample> shard) {
        this.shard = List.copyOf(shard);
    }

    @Override
    public CompletableFuture<Void> step(RRef<ParameterServer> server) {
        return server.rpcAsync(ParameterServer::weights)
                .thenApply(weights -> Sample.gradient(shard, weights))
                .thenCompose(gradient ->
                        server.run(each -> each.add(gradient, shard.size())).rpcAsync());
    }
}
