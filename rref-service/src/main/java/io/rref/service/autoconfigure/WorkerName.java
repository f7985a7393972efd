package io.rref.service.autoconfigure;

import io.rref.WorkerInfo;
import io.rref.protocol.HolderId;
import io.rref.runtime.FreshIds;
import io.rref.runtime.InvalidSettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Names a worker: as it was told, else after its application. Callers find it by this name, so it is used as it is. */
final class WorkerName {

    private WorkerName() {}

    static HolderId identity(@Nullable String configured, Environment environment, FreshIds ids) {
        String name = configured != null ? configured : environment.getProperty("spring.application.name", "worker");
        return new HolderId(checked(name), ids.incarnation());
    }

    private static String checked(String name) {
        try {
            return WorkerInfo.named(name).name();
        } catch (IllegalArgumentException unfit) {
            throw new InvalidSettingsException(
                    "This worker cannot be named '" + name + "': " + unfit.getMessage() + ".",
                    "Set rref.worker.name to the name that the directory lists it under.");
        }
    }
}
