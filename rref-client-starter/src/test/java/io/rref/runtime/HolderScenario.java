package io.rref.runtime;

import io.rref.Incarnation;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.ReferenceGoneException;
import io.rref.codec.ValueCodec;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;

/**
 * What threads of one process do at once with one handle. Lincheck runs these in parallel, and requires results that some
 * order of them gives.
 */
public class HolderScenario {

    private static final Duration LIMIT = Duration.ofHours(1);

    private static final long ANSWER_LIMIT_SECONDS = 20;

    /** Costly to make, and the same for all. */
    private static final ValueCodec CODEC = ValueCodec.create(List.of());

    private final PlainOwners owners = new PlainOwners();

    private final HolderRuntime runtime = new HolderRuntime(
            new HolderId("app", new Incarnation(2, 2)),
            LeaseTerms.DEFAULT,
            new HandClock(),
            new RuntimeSettings(LIMIT, LIMIT, Duration.ofMillis(1)),
            new StaticWorkerDirectory(Map.of()),
            owners,
            CODEC,
            new FreshIds(),
            Runnable::run);

    private final RRef<Sum> sum = runtime.on("worker-1").create(Sum.class);

    private final Object keeping = new Object();

    private volatile @Nullable RRef<Sum> kept;

    final HolderShell shell() {
        return runtime.operations().shell();
    }

    @Operation
    public String call(@Param(gen = IntGen.class, conf = "1:2") int amount) {
        return result(() -> answered(sum, amount));
    }

    /** What nobody may do with a handle that has been closed. */
    @Operation
    public String keep() {
        synchronized (keeping) {
            if (kept != null) {
                return "kept before";
            }
            return result(() -> {
                RRef<Sum> second = sum.keep();
                second.created().join(); // whether it came before the end of the first one shows here
                kept = second;
                return "kept";
            });
        }
    }

    /** A second handle is good whatever becomes of the first. */
    @Operation
    public String callKept(@Param(gen = IntGen.class, conf = "3:4") int amount) {
        RRef<Sum> second = keptSoFar();
        return second == null ? "nothing kept" : result(() -> answered(second, amount));
    }

    /** Not between the moment in which a handle is kept and that in which it stands here. */
    private @Nullable RRef<Sum> keptSoFar() {
        synchronized (keeping) {
            return kept;
        }
    }

    /** The receiver gets a handle that stands, or the call is not made. */
    @Operation
    public String passOn() {
        return result(() -> {
            runtime.on("worker-2").functions(Borrower.class).rpcSync().take(sum);
            return "taken";
        });
    }

    @Operation
    public void close() {
        sum.close();
    }

    /** The owner ends the lease. */
    @Operation
    public void lose() {
        owners.loseHolder();
    }

    @Operation
    public boolean isClosed() {
        return sum.state().access() == RRefState.Access.CLOSED;
    }

    /** When all has ended, and everything is closed. */
    @Validate
    public void requireConsistent() {
        RRef<Sum> second = kept;
        sum.close();
        if (second != null) {
            second.close();
        }
        shell().checkInvariants();
        require(owners.faults().isEmpty(), () -> String.join("; ", owners.faults()));
        require(owners.forks().isEmpty(), () -> "nobody lets go of " + owners.forks());
        require(runtime.snapshot().openOperations() == 0, () -> "operations that never ended");
    }

    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise.get());
        }
    }

    private static String answered(RRef<Sum> handle, int amount) {
        try {
            return String.valueOf(
                    handle.<Long>rpcAsync(each -> each.add(amount)).get(ANSWER_LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException | TimeoutException never) {
            throw new AssertionError("a call never ended", never);
        }
    }

    private static String result(Supplier<String> use) {
        try {
            return use.get();
        } catch (CompletionException later) {
            return word(Objects.requireNonNull(later.getCause()));
        } catch (RuntimeException atOnce) {
            return word(atOnce);
        }
    }

    private static String word(Throwable failure) {
        if (failure instanceof ReferenceGoneException) {
            return "gone";
        }
        if (failure instanceof NotExecutedException refused) {
            // an argument that passed its gate before close() and reached the machine after it says so in these words
            return switch (refused.problem()) {
                case "reference-gone" -> "closed";
                case "handle-refused" -> "gone"; // lost while the owner had yet to hear of it
                default -> "not executed: " + refused.problem();
            };
        }
        if (failure instanceof OutcomeUnknownException) {
            return "gone"; // in flight at the loss: without lost answers nothing else makes an outcome unknown
        }
        return failure instanceof IllegalStateException ? "closed" : failure.toString();
    }
}
