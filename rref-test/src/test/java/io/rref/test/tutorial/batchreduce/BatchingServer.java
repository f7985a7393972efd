package io.rref.test.tutorial.batchreduce;

import io.rref.RemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Holds no thread for callers that wait. A caller whose time is up is cancelled, and its gradient leaves the batch with it. */
@RemoteObject
final class BatchingServer implements BatchServer {

    private final int batch;

    private final List<Contribution> waiting = new ArrayList<>();

    private List<Long> parameters;

    BatchingServer(List<Long> parameters, int batch) {
        this.parameters = parameters;
        this.batch = batch;
    }

    private record Contribution(List<Long> gradient, CompletableFuture<List<Long>> answer) {}

    @Override
    public synchronized List<Long> parameters() {
        return parameters;
    }

    @Override
    public CompletableFuture<List<Long>> updateAndFetch(List<Long> gradient) {
        Contribution own = new Contribution(gradient, new CompletableFuture<>());
        own.answer.whenComplete((answer, cancelled) -> forget(own));
        for (Contribution each : add(own)) {
            each.answer.complete(parameters());
        }
        return own.answer;
    }

    /** The whole batch if this one completes it, else nothing. */
    private synchronized List<Contribution> add(Contribution own) {
        waiting.add(own);
        if (waiting.size() < batch) {
            return List.of();
        }
        List<Contribution> complete = List.copyOf(waiting);
        waiting.clear();
        parameters = Regression.updated(
                parameters, complete.stream().map(Contribution::gradient).toList());
        return complete;
    }

    private synchronized void forget(Contribution own) {
        waiting.remove(own);
    }
}
