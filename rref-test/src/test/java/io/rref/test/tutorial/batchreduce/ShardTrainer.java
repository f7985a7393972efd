package io.rref.test.tutorial.batchreduce;

import io.rref.RRef;
import io.rref.RemoteObject;
import io.rref.test.tutorial.batchreduce.Regression.Sample;
import java.util.List;

@RemoteObject
final class ShardTrainer implements Trainer {

    private final List<Sample> shard;

    ShardTrainer(int number) {
        shard = Regression.shard(number);
    }

    @Override
    public List<Long> train(RRef<BatchServer> server, int steps) {
        List<Long> parameters = server.rpcSync().parameters();
        for (int step = 0; step < steps; step++) {
            List<Long> gradient = Regression.gradient(parameters, shard);
            parameters = server.callStage(each -> each.updateAndFetch(gradient)).rpcSync();
        }
        return parameters;
    }
}
