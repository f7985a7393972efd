package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** Functions that are handed references without being told what they are to. */
@RemoteInterface
public interface Inspection {

    /** Calls a method that takes one number and gives one. */
    long callByName(RRef<?> object, String method, long n);

    /** What its owner says that it is declared as. */
    String declaredTypeOf(RRef<?> object);
}
