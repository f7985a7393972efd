package io.rref.test.app;

/** Not a contract itself; its methods are part of the contracts that extend it. */
public interface Named {

    /** Name of the worker that runs this. */
    String whereAmI();
}
