package io.rref.test.readme.more;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** Functions that are handed references. */
@RemoteInterface
public interface Sums {

    /** The sum of both values, wherever they are. */
    long plus(RRef<Long> a, RRef<Long> b);
}
