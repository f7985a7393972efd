package io.rref.test.app;

/** Not a contract itself. */
public interface Resettable {

    void reset();
}
