package io.rref.test.tutorial.batchreduce;

import io.rref.CallScope;
import io.rref.RRef;
import io.rref.RRefClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The driver: makes the server and the trainers, lets them train, and lets them go. */
public final class DistributedBatchReduce {

    private DistributedBatchReduce() {}

    /**
     * What came of it.
     *
     * @param parameters what the server has in the end
     * @param learnt what each trainer has in the end
     */
    public record Result(List<Long> parameters, List<List<Long>> learnt) {}

    /**
     * Trains so many steps.
     *
     * @param server the worker of the server
     * @param training the worker of each trainer; a trainer holds a thread there
     */
    public static Result run(RRefClient rrefs, String server, List<String> training, int steps) {
        List<RRef<Trainer>> trainers = new ArrayList<>();
        try (RRef<BatchServer> batches =
                rrefs.on(server).create(BatchServer.class, Regression.start(), training.size())) {
            for (String worker : training) {
                trainers.add(rrefs.on(worker).create(Trainer.class, trainers.size()));
            }
            List<CompletableFuture<List<Long>>> trained = new ArrayList<>();
            try (CallScope calls = rrefs.waitAll()) {
                trainers.forEach(trainer -> trained.add(trainer.rpcAsync(each -> each.train(batches, steps))));
            }
            return new Result(
                    batches.rpcSync().parameters(),
                    trained.stream().map(CompletableFuture::join).toList());
        } finally {
            trainers.forEach(RRef::close);
        }
    }
}
