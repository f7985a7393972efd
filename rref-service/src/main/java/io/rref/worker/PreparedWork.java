package io.rref.worker;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Work whose arguments have been read: the user code is found, and has not run. */
@FunctionalInterface
interface PreparedWork {

    /** Runs the user code; its exceptions end the stage. */
    CompletionStage<@Nullable Object> run();
}
