package io.rref.runtime;

import io.rref.ForkId;
import io.rref.codec.Encoded;
import io.rref.codec.ValueCodec;
import io.rref.holder.CarriedHandle;
import io.rref.holder.HolderEvent;
import io.rref.holder.ShareId;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import io.rref.protocol.WireHandle;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a worker asks of the holder in the same process: to take in handles of requests and to give out those of answers. */
public final class WorkerHandles {

    private final Operations operations;

    private final ValueCodec codec;

    WorkerHandles(Operations operations, ValueCodec codec) {
        this.operations = operations;
        this.codec = codec;
    }

    /** One handle of a request: as it travelled, and whether the owner's machine has opened it as a local one. */
    public record Arrived(WireHandle wire, @Nullable ForkId local) {}

    /**
     * An encoded answer.
     *
     * @param endShare to be run when the answer is kept no longer: the worker sponsors its handles until then; null where
     *     it has none
     */
    public record SharedAnswer(Encoded encoded, @Nullable Runnable endShare) {}

    /** Counts of what this process holds and asks for. */
    public HolderCounts counts() {
        return HolderCounts.of(operations.shell().snapshot());
    }

    /** Takes in the handles of one request; none is claimed yet. */
    public LentHandles take(List<Arrived> arrived) {
        return LentHandles.take(operations, codec, arrived);
    }

    /**
     * Encodes an answer and registers its handles for the caller.
     *
     * @return the answer, or why a handle could not be registered
     */
    public CompletableFuture<SharedAnswer> encode(
            Type type, @Nullable Object value, HolderId caller, Duration standsFor, MonotonicTime deadline) {
        CarriedHandles carried = CarriedHandles.toCaller(operations.ids());
        Encoded encoded = codec.encodeValue(type, value, carried);
        if (carried.list().isEmpty()) {
            return CompletableFuture.completedFuture(new SharedAnswer(encoded, null));
        }
        return share(encoded, carried.list(), caller, standsFor, deadline);
    }

    private CompletableFuture<SharedAnswer> share(
            Encoded encoded, List<CarriedHandle> carried, HolderId caller, Duration standsFor, MonotonicTime deadline) {
        ShareId share = operations.shell().nextShare();
        CompletableFuture<Optional<Problem>> shared = operations
                .shell()
                .share(new HolderEvent.AnswerShareRequested(share, caller, carried, standsFor, deadline));
        return shared.thenApply(problem -> {
            problem.ifPresent(why -> {
                throw new IllegalStateException("a handle of the answer could not be shared: " + why.detail());
            });
            Encoded asRegistered = new Encoded(encoded.content(), asRegistered(carried));
            return new SharedAnswer(asRegistered, () -> endShare(share));
        });
    }

    /** A fresh handle may have learnt only now who its owner is. */
    private List<WireHandle> asRegistered(List<CarriedHandle> carried) {
        return carried.stream().map(this::asRegistered).toList();
    }

    private WireHandle asRegistered(CarriedHandle carried) {
        WireHandle wire = carried.wire();
        WireHandle source = operations.shell().wire(carried.source()).orElse(wire);
        return new WireHandle(source.owner(), source.incarnation(), source.rref(), wire.fork(), wire.contract());
    }

    private void endShare(ShareId share) {
        operations.shell().submit(new HolderEvent.AnswerShareEnded(share));
    }
}
