package io.rref.test.app;

import io.rref.RemoteFunctions;

@RemoteFunctions
class RaisingFailures implements Failures {

    private static final int CODE = 42;

    @Override
    public long refuse(String text) {
        throw new IllegalArgumentException(text);
    }

    @Override
    public long refuseDeclared(String text) throws QuotaException {
        throw new QuotaException(text);
    }

    @Override
    public long refuseWithDetails(String text) throws DetailedException {
        throw new DetailedException(text, CODE);
    }

    @Override
    public long refuseUndeclared(String text) {
        throw new UnlistedException(text);
    }

    @Override
    public double root(double of) {
        if (of < 0) {
            throw new ArithmeticException("no root of " + of);
        }
        return Math.sqrt(of);
    }

    /** Neither declared nor one of those that every JVM has. */
    static final class UnlistedException extends RuntimeException {

        UnlistedException(String message) {
            super(message);
        }
    }
}
