package io.rref.profile;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** What every worker tells of the work that it did under a profile. */
@RemoteInterface
public interface ProfiledWork {

    /**
     * The records of this profile here, and at the workers that its work here has called; they are kept no longer. What has not
     * ended by then is told as unfinished, and can be asked for again. Who knows the
     * name of the profile may have them.
     *
     * @param withinMillis how long to wait for work that has not ended, and for other workers
     */
    CompletableFuture<ProfiledRecords> collect(String profile, long withinMillis);
}
