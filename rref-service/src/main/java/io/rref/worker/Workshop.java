package io.rref.worker;

import io.rref.execution.ExecutionCatalog;
import io.rref.execution.MethodRunner;
import io.rref.execution.RemoteFailures;
import io.rref.runtime.CallWatches;
import io.rref.runtime.WorkerHandles;

/**
 * What work is done with: what may be made and run, how a method is run, how it fails, the handles of this process, and who watches
 * what is run.
 */
public record Workshop(
        ExecutionCatalog catalog,
        MethodRunner methods,
        RemoteFailures failures,
        WorkerHandles handles,
        CallWatches watches) {}
