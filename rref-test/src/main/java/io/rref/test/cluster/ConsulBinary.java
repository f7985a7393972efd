package io.rref.test.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Consul of this machine: what the variable {@code RREF_CONSUL} names, else {@code consul} on the PATH. */
final class ConsulBinary {

    static final String VARIABLE = "RREF_CONSUL";

    private ConsulBinary() {}

    /** Skips the test, or fails it, if there is none. */
    static Path required() {
        return Required.component(
                "consul",
                find(System.getenv(VARIABLE), System.getenv("PATH")),
                "put a consul binary on the PATH, or its path into the variable " + VARIABLE);
    }

    static Optional<Path> find(@Nullable String named, @Nullable String path) {
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Arrays.stream(path == null ? new String[0] : path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "consul"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
