package io.rref.autoconfigure;

import io.rref.directory.PatternWorkerDirectory;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.directory.WorkerDirectories;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.consul.ConsulWorkerDirectory;
import io.rref.runtime.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/** Makes the directory that the settings name: the static list first, then Consul, then DNS. */
final class ConfiguredDirectory {

    private ConfiguredDirectory() {}

    /** @throws InvalidSettingsException if a setting cannot be */
    static WorkerDirectory of(RRefClientProperties properties, Environment environment) {
        List<WorkerDirectory> directories = new ArrayList<>();
        ConsulLocation.settings(properties.consul(), environment)
                .ifPresent(settings -> directories.add(new ConsulWorkerDirectory(settings)));
        String pattern = properties.dns().pattern();
        if (pattern != null) {
            directories.add(byPattern(pattern));
        }
        if (directories.isEmpty() || !properties.workers().isEmpty()) {
            directories.add(0, new StaticWorkerDirectory(WorkerAddresses.checked(properties.workers())));
        }
        return directories.size() == 1 ? directories.get(0) : new WorkerDirectories(directories);
    }

    private static WorkerDirectory byPattern(String pattern) {
        try {
            return new PatternWorkerDirectory(pattern);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSettingsException(
                    "rref.client.dns.pattern is invalid: " + invalid.getMessage() + ".",
                    "Set it to an address whose host is made from the worker's name, such as"
                            + " http://{worker}.rref-workers:8080, or take it away.");
        }
    }
}
