package io.rref.test.readme.more;

import io.rref.RRef;
import io.rref.RemoteFunctions;

/** Fetches what it is handed. */
@RemoteFunctions
class StandardSums implements Sums {

    @Override
    public long plus(RRef<Long> a, RRef<Long> b) {
        return a.toHere() + b.toHere();
    }
}
