package io.rref.runtime;

/** A wait for an answer, noticed where the waiting thread is one of a bounded number; nothing at all on any other. */
interface WaitingThread extends AutoCloseable {

    /** This thread begins to wait; closing says that it waits no more. */
    static WaitingThread begin() {
        return Thread.currentThread() instanceof WorkThread scarce ? scarce.begin() : () -> {};
    }

    @Override
    void close();
}
