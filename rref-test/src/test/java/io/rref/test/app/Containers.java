package io.rref.test.app;

import io.rref.RemoteInterface;
import io.rref.WorkerInfo;

/** Functions whose arguments and results have an inner structure. */
@RemoteInterface
public interface Containers {

    /** Doubles every number and leaves the structure. */
    Parcel doubled(Parcel parcel);

    /** The same value again. */
    SelfPacked same(SelfPacked packed);

    /** The worker that it was told of. */
    WorkerInfo same(WorkerInfo worker);
}
