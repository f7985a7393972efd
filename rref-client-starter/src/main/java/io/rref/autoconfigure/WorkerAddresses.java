package io.rref.autoconfigure;

import io.rref.WorkerInfo;
import io.rref.directory.WorkerAddress;
import io.rref.runtime.InvalidSettingsException;
import java.net.URI;
import java.util.Map;

/** Checks the workers that are written down in the configuration. */
final class WorkerAddresses {

    private WorkerAddresses() {}

    /**
     * The same workers.
     *
     * @throws InvalidSettingsException naming the first property that cannot be
     */
    static Map<String, URI> checked(Map<String, URI> workers) {
        workers.forEach(WorkerAddresses::check);
        return workers;
    }

    private static void check(String worker, URI address) {
        String property = "rref.client.workers." + worker;
        try {
            WorkerInfo.named(worker);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidSettingsException(
                    "'" + property + "' names no worker: " + unfit.getMessage() + ".",
                    "Name the worker as it names itself: by its property rref.worker.name.");
        }
        try {
            WorkerAddress.of(address);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidSettingsException(
                    "'" + property + "' cannot be: " + unfit.getMessage() + ".",
                    "Write the address as http://host:port, or https://host:port.");
        }
    }
}
