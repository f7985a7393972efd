package io.rref.runtime;

import java.lang.reflect.Field;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that lets everybody in: what a shell is without its own. */
final class OpenLock extends ReentrantLock {

    private static final long serialVersionUID = 1;

    /** Puts one in the place of a shell's lock. */
    static void replaceLockOf(Object shell) {
        try {
            Field lock = shell.getClass().getDeclaredField("lock");
            lock.setAccessible(true);
            lock.set(shell, new OpenLock());
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException("no field 'lock' in " + shell.getClass() + ": adapt this test", renamed);
        }
    }

    @Override
    public void lock() {
        // come in
    }

    @Override
    public void unlock() {
        // nobody was kept out
    }
}
