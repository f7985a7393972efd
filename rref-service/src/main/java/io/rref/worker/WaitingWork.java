package io.rref.worker;

import io.rref.runtime.Declinable;
import java.util.function.Consumer;

/** Work that asks for a thread, or asks for one again after its handles were claimed: no user code of it has run. */
record WaitingWork(Runnable work, Consumer<String> refusal) implements Declinable {

    @Override
    public void run() {
        work.run();
    }

    @Override
    public void decline(String why) {
        refusal.accept(why);
    }
}
