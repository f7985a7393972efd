package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** Functions that write into somebody's journal. */
@RemoteInterface
public interface Scribe {

    /** Writes a number down, and waits for it. */
    long note(RRef<Journal> journal, long n);
}
