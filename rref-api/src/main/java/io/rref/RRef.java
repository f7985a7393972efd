package io.rref;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A counted handle to a live object on a worker. The object stays while anybody holds a handle to it, and goes when the
 * last one is closed, collected, or its holder is gone. PyTorch: {@code RRef}.
 *
 * <p>Thread-safe. Handles are equal by identity; {@link #refersToSame} compares the objects. They travel inside calls and
 * results, at any depth, and nowhere else (C086). What a method gets as an argument is lent to it until it ends. What it returns is the caller's to close; the
 * handle that it had itself stays its own, and ends when it is collected, or is closed later.
 *
 * @param <T> the contract of the object, or the type of the value
 */
public interface RRef<T extends @Nullable Object> extends Remote<T>, AutoCloseable {

    /** Names the object. Never blocks. */
    RRefId id();

    /** The worker that holds the object. Never blocks. PyTorch: {@code owner}. */
    WorkerInfo owner();

    /** Name of the worker that holds the object. Never blocks. PyTorch: {@code owner_name}. */
    String ownerName();

    /** Whether this process holds the object. Never blocks. PyTorch: {@code is_owner}. */
    boolean isOwner();

    /**
     * Whether the owner is known to list this handle. Never blocks. PyTorch: {@code confirmed_by_owner}; true for a handle
     * that came from the owner, false for a creation that failed.
     */
    boolean confirmedByOwner();

    /** What is known of this handle, without asking anybody. */
    RRefState state();

    /**
     * Completes when the value exists, and fails with the cause of a failed creation, or at once if this handle is closed or
     * lost. Throws nothing. PyTorch: {@code _get_future}.
     */
    CompletableFuture<@Nullable Void> created();

    /**
     * The same with its own timeout: fails as <em>not executed</em>, {@code deadline-passed}, when that has passed, and leaves the creation
     * alone, which a later use may find done (C137). {@link #created()} waits until the client's ceiling.
     *
     * @param own how long to wait; zero for no limit of its own, which still ends at the client's ceiling
     * @throws IllegalArgumentException if it is negative
     */
    CompletableFuture<@Nullable Void> created(Duration own);

    /** Completes when this handle is lost, after all its calls have ended; never, if it is closed first. */
    CompletableFuture<LossReason> lost();

    /**
     * A copy of the value, waiting for its creation. Blocks for at most the client's default timeout; refused on event-loop
     * threads. On the owner: {@link #localValue()}. PyTorch: {@code to_here} (C081, C082).
     *
     * @throws IllegalStateException if the object is of a contract: it is called, it does not travel
     * @throws RRefException what is certain when there is no value
     */
    T toHere();

    /**
     * The same with its own timeout.
     *
     * @param own how long it may take; zero for no limit of its own, which still ends at the client's ceiling
     * @throws IllegalArgumentException if it is negative
     */
    T toHere(Duration own);

    /**
     * The same without blocking; cancelling the future cancels the fetch. Throws nothing: what is wrong already ends the future
     * as well.
     */
    CompletableFuture<T> toHereAsync();

    /** The same with its own timeout, as {@link #toHere(Duration)} has it. */
    CompletableFuture<T> toHereAsync(Duration own);

    /**
     * The object itself, not a copy. Blocks until it exists, at most for the client's default timeout.
     * PyTorch: {@code local_value}.
     *
     * @throws IllegalStateException if this process is not the owner (C075)
     */
    T localValue();

    /** The same with its own timeout, as {@link #toHere(Duration)} has it. */
    T localValue(Duration own);

    /**
     * What kind of object it is, waiting for its creation; the owner is asked once, however many ask for it at a time, and asked again
     * if that failed, by each in its own time. Blocks for
     * at most the client's default timeout; refused on event-loop threads. PyTorch: {@code _get_type}, which keeps failures.
     *
     * @throws RRefException what is certain when there is no answer; a failed creation is thrown as {@link #toHere()} throws it
     */
    RRefType type();

    /** The same with its own timeout, as {@link #toHere(Duration)} has it. */
    RRefType type(Duration own);

    /**
     * The same without blocking; cancelling the future ends the asking. Throws nothing: what is wrong already ends the future as
     * well.
     */
    CompletableFuture<RRefType> typeAsync();

    /** The same with its own timeout, as {@link #toHere(Duration)} has it. */
    CompletableFuture<RRefType> typeAsync(Duration own);

    /**
     * A second handle of this process to the same object, closed on its own. How a method keeps what it got as an
     * argument. Returns at once. PyTorch: copying the wrapper.
     */
    RRef<T> keep();

    /** Whether both handles are to one object: the same id at the same owner. Never blocks. */
    boolean refersToSame(RRef<?> other);

    /**
     * Lets go. Takes effect when the calls in flight have ended; new uses fail at once with an {@link IllegalStateException}, and
     * so does one that began as this was called and was not sent. Never blocks, never throws.
     */
    @Override
    void close();
}
