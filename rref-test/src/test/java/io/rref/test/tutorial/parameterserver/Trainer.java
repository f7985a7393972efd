package io.rref.test.tutorial.parameterserver;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** Trains with its own part of the data, which never leaves it. */
@RemoteInterface
public interface Trainer {

    /** Fetches the parameters and adds the gradient of its part. The handle is lent to it until then; no thread is held. */
    CompletableFuture<Void> step(RRef<ParameterServer> server);
}
