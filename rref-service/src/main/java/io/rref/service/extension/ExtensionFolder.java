package io.rref.service.extension;

import io.rref.runtime.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** A folder whose jars a worker takes over; what else lies in it does not matter. */
record ExtensionFolder(Path path) {

    private static final String PROPERTY = "rref.worker.extensions";

    /** Where the launcher of the executable jar finds further jars. */
    private static final String OF_THE_LAUNCHER = "loader.path";

    /** The one that the settings name. */
    static Optional<ExtensionFolder> in(Environment environment) {
        String folder = environment.getProperty(PROPERTY, environment.getProperty(OF_THE_LAUNCHER, ""));
        return StringUtils.hasText(folder) ? Optional.of(new ExtensionFolder(Path.of(folder))) : Optional.empty();
    }

    /**
     * Its jars, in order of their names.
     *
     * @throws InvalidSettingsException if the folder or one of the jars cannot be read
     */
    List<ExtensionJar> jars() {
        if (!Files.isDirectory(path)) {
            throw unusable("it does not exist, or is no folder", "Make it; it may be empty.");
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(ExtensionFolder::isJar)
                    .sorted()
                    .map(ExtensionJar::read)
                    .toList();
        } catch (IOException unreadable) {
            throw unusable("it cannot be read: " + unreadable, "Let this process read it.");
        }
    }

    private InvalidSettingsException unusable(String reason, String remedy) {
        return new InvalidSettingsException(
                "The worker's extensions cannot be read from the folder " + path + ": " + reason + ".",
                remedy + " Or name another one: " + PROPERTY + ".");
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
