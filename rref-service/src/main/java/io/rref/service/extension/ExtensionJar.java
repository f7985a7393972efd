package io.rref.service.extension;

import io.rref.runtime.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * One jar of somebody else's.
 *
 * @param path where it is
 * @param classes names of its entries that are classes in a package, such as {@code com/acme/Counter.class}
 */
record ExtensionJar(Path path, List<String> classes) {

    /**
     * Reads what it has.
     *
     * @throws InvalidSettingsException if it is no jar, cannot be read, or keeps its classes where nobody finds them
     */
    static ExtensionJar read(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            if (jar.getEntry("BOOT-INF/classes/") != null) {
                throw unusable(
                        path,
                        "it is an executable jar of Spring Boot, whose classes only its own launcher finds",
                        "Put in the plain jar, which the build keeps beside it.");
            }
            if (jar.stream().map(JarEntry::getName).anyMatch(ExtensionJar::isClassWithoutPackage)) {
                throw unusable(path, "it has classes without a package, which nobody searches", "Give them one.");
            }
            ExtensionJar read = new ExtensionJar(
                    path,
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(ExtensionJar::isClassInPackage)
                            .sorted()
                            .toList());
            for (String each : read.packages()) {
                if (jar.getEntry(each.replace('.', '/') + "/") == null) {
                    throw unusable(
                            path,
                            "it has no entry for its folder of " + each + ", and class loaders find folders by these",
                            "Pack it with entries for folders, as Maven, Gradle and the JDK's jar do.");
                }
            }
            return read;
        } catch (IOException unreadable) {
            throw unusable(path, String.valueOf(unreadable.getMessage()), "Put it in again, whole and readable.");
        }
    }

    /** The packages of its classes, without those that lie within another of them. */
    SortedSet<String> packages() {
        SortedSet<String> all = classes.stream()
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> outermost = new TreeSet<>();
        for (String each : all) {
            if (outermost.stream().noneMatch(outer -> each.startsWith(outer + "."))) {
                outermost.add(each);
            }
        }
        return outermost;
    }

    /**
     * Does nothing if the class loader knows what is in it.
     *
     * @throws InvalidSettingsException if not: then the folder was named, but is not on the class path
     */
    void requireFoundBy(ClassLoader loader) {
        if (!classes.isEmpty() && loader.getResource(classes.get(0)) == null) {
            throw unusable(
                    path,
                    "its classes are not on the class path",
                    "Start the worker with the folder's jars on it, as in java -cp 'worker.jar:extensions/*', or with"
                            + " -Dloader.path=extensions.");
        }
    }

    private static boolean isClassInPackage(String entry) {
        return entry.endsWith(".class") && entry.indexOf('/') > 0 && !entry.startsWith("META-INF/");
    }

    private static boolean isClassWithoutPackage(String entry) {
        return entry.endsWith(".class") && entry.indexOf('/') < 0 && !entry.equals("module-info.class");
    }

    private static InvalidSettingsException unusable(Path path, String reason, String remedy) {
        return new InvalidSettingsException(
                "The extension " + path + " cannot be used: " + reason + ".",
                remedy + " Or take it out of the folder.");
    }
}
