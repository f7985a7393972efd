package io.rref.transport;

/**
 * These requests have got no answer as a batch; nothing says that each by itself would get none. A worker that refuses a batch has begun nothing of it;
 * who stands between may have passed it on.
 */
final class NotAsBatchException extends RuntimeException {

    private final boolean mayHaveRun;

    NotAsBatchException(String message, boolean mayHaveRun) {
        super(message);
        this.mayHaveRun = mayHaveRun;
    }

    boolean mayHaveRun() {
        return mayHaveRun;
    }
}
