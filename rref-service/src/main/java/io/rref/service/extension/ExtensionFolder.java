package io.rref.service.extension;

import io.rref.runtime.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder whose jars a worker takes over; what else lies in it does not matter. */
record ExtensionFolder(Path path) {

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
                remedy + " Or name another one: " + ExtensionPackages.FOLDER + ".");
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
