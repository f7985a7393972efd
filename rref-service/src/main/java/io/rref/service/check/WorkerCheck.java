package io.rref.service.check;

import io.rref.RRef;
import io.rref.RRefException;
import io.rref.Remote;
import io.rref.Worker;
import java.time.Duration;
import java.util.UUID;

/** One worker's check: an object is made there, called, let go, and gone. */
final class WorkerCheck {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String TEXT = "Zürich, 東京, 🚲";

    private final Worker worker;

    private final Remote<Checks> checks;

    WorkerCheck(Worker worker) {
        this.worker = worker;
        this.checks = worker.functions(Checks.class);
    }

    /**
     * What was done, in words. Blocks.
     *
     * @throws RRefException if a call failed
     * @throws IllegalStateException if the worker answered something wrong
     */
    String run() {
        String name = UUID.randomUUID().toString();
        long begin = System.nanoTime();
        try (RRef<Check> check = worker.create(Check.class, name)) {
            require(
                    check.withTimeout(LIMIT).rpcSync().echo(TEXT).equals(name + " " + TEXT),
                    "a call came back changed");
            require(checks.withTimeout(LIMIT).rpcSync().holds(name), "the worker does not hold what was made there");
        }
        checks.callStage(c -> c.released(name)).timeout(LIMIT).rpcSync();
        require(!checks.withTimeout(LIMIT).rpcSync().holds(name), "the worker holds what was let go");
        return "an object was made, called and released in " + (System.nanoTime() - begin) / 1_000_000 + " ms";
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
