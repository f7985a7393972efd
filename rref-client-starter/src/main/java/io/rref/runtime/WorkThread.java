package io.rref.runtime;

/** One of the bounded number of threads that user code of a worker runs on. */
final class WorkThread extends Thread {

    private final WorkThreads threads;

    WorkThread(WorkThreads threads, Runnable work, String name) {
        super(work, name);
        this.threads = threads;
        setDaemon(true);
    }

    WaitingThread begin() {
        threads.waitBegins();
        return threads::waitEnds;
    }
}
