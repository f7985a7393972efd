package io.rref.service.extension;

import io.rref.runtime.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private static final String CLASS = ".class";

    /**
     * Reads what it has.
     *
     * @throws InvalidSettingsException if it is no jar, cannot be read, keeps its classes where nobody finds them, or has some
     *     that this Java does not know
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
            for (String each : read.classes()) {
                requireKnownRelease(path, each, ClassFile.release(jar.getInputStream(jar.getEntry(each))));
            }
            return read;
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    private static void requireKnownRelease(Path path, String entry, int release) {
        int known = Runtime.version().feature();
        if (release > known) {
            throw unusable(
                    path,
                    "its class " + className(entry) + " is built for Java " + release
                            + ", and this worker runs on Java " + known,
                    "Build it with release " + known + " or older (maven.compiler.release, javac --release).");
        }
    }

    /**
     * The first of its classes that uses this one.
     *
     * @param type such as {@code com/acme/Counter}
     * @throws InvalidSettingsException if it cannot be read any more
     */
    Optional<String> classUsing(String type) {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (String each : classes) {
                if (ClassFile.uses(jar.getInputStream(jar.getEntry(each)), type)) {
                    return Optional.of(className(each));
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unreadable(path, unreadable);
        }
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
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
        return entry.endsWith(CLASS) && entry.indexOf('/') > 0 && !entry.startsWith("META-INF/");
    }

    private static boolean isClassWithoutPackage(String entry) {
        return entry.endsWith(CLASS) && entry.indexOf('/') < 0 && !entry.equals("module-info.class");
    }

    private static InvalidSettingsException unreadable(Path path, IOException failure) {
        return unusable(path, String.valueOf(failure.getMessage()), "Put it in again, whole and readable.");
    }

    private static InvalidSettingsException unusable(Path path, String reason, String remedy) {
        return new InvalidSettingsException(
                "The extension " + path + " cannot be used: " + reason + ".",
                remedy + " Or take it out of the folder.");
    }
}
