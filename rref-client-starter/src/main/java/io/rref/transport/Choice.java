package io.rref.transport;

import io.rref.directory.WorkerAddress;
import io.rref.protocol.Problem;
import java.util.List;

/** What to do where a worker is listed at several addresses. */
sealed interface Choice {

    /** Go to these, in this order. */
    record Go(List<WorkerAddress> addresses) implements Choice {}

    /** Two processes answer to the name: nobody can say which one is meant. */
    record Ambiguous(Problem problem) implements Choice {}
}
