package io.rref.runtime;

/** Work for which a thread is asked, and which may be refused as long as it waits for one: nothing of it has run. */
public interface Declinable extends Runnable {

    /**
     * Called instead of {@link #run()}, once.
     *
     * @param why the threads are exhausted, and what to change; for people
     */
    void decline(String why);
}
