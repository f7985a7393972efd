package io.rref.test.app;

import io.rref.RemoteInterface;

/** Functions whose arguments and results have an inner structure. */
@RemoteInterface
public interface Containers {

    /** Doubles every number and leaves the structure. */
    Parcel doubled(Parcel parcel);

    /** The same value again. */
    SelfPacked same(SelfPacked packed);
}
