package io.rref.proxy;

/** How a remote method gives its result. */
public enum ResultShape {
    /** It returns the value. */
    VALUE,
    /** It returns {@code void}. */
    NOTHING,
    /** It returns a {@code CompletionStage} or {@code CompletableFuture} of the value. */
    STAGE,
    /** It returns a {@code Mono} of the value. */
    MONO;

    /** Whether what it returns is there before the value is. */
    public boolean isAsynchronous() {
        return this == STAGE || this == MONO;
    }
}
