package io.rref.test.cluster;

import io.rref.test.app.TestWorker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * An archive of loaded classes for each main class, made by a first run of it: a Spring app that is started again and again takes
 * half the processor time with one. From JDK 25 on it is an AOT cache, before that one of AppCDS. The JVM archives no class of a
 * folder, so folders become jars. Thread-safe.
 */
public final class SharedClasses {

    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(3);

    /** Classes come linked out of one. */
    private static final boolean HAS_AOT_CACHE = Runtime.version().feature() >= 25;

    private static final Common COMMON = new Common();

    private final ConcurrentMap<Class<?>, Path> archives = new ConcurrentHashMap<>();

    private final Path folder;

    private final String classPath;

    private SharedClasses(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /** Keeps archives and jars in this folder, whose owner deletes it when no process uses them any more. */
    public static SharedClasses in(Path folder) {
        String jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jarOf(entry, folder) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return new SharedClasses(folder, jars);
    }

    /**
     * Those of the first start of a {@link TestWorker}, for whatever main class: what takes time is Spring's, and the same in all
     * of them. Made once in this JVM, and deleted when it ends. None before JDK 25, where so few processes are started that the
     * first start is not made up for.
     */
    static @Nullable SharedClasses common() {
        return HAS_AOT_CACHE ? COMMON.get() : null;
    }

    /** These options of the JVM and that for the archive of test workers. */
    List<String> optionsOfWorkers(List<String> options) {
        List<String> arguments = QuietApp.arguments(
                QuietApp.properties("training"), List.of("--rref.worker.name=training", "--server.port=0"));
        Path archive = archives.computeIfAbsent(TestWorker.class, first -> train(first, List.of(), arguments));
        return and(options, use(archive));
    }

    private static String use(Path archive) {
        return (HAS_AOT_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }

    /** The class path to start with. */
    String classPath() {
        return classPath;
    }

    /** These options of the JVM and its own. The first time for a main class it starts that with them up to its refreshed context, and waits. */
    List<String> options(Class<?> main, List<String> options, List<String> arguments) {
        Path archive = archives.computeIfAbsent(main, first -> train(first, options, arguments));
        return and(options, use(archive));
    }

    private Path train(Class<?> main, List<String> options, List<String> arguments) {
        Path archive = folder.resolve(main.getSimpleName() + ".archive");
        List<String> training = and(
                options,
                (HAS_AOT_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive,
                "-Xlog:cds=off,aot=off",
                "-Dspring.context.exit=onRefresh");
        JvmProcess.start(main.getSimpleName() + "-training", main, classPath, training, arguments)
                .awaitEnd(TRAINING_LIMIT);
        return archive;
    }

    private static List<String> and(List<String> options, String... further) {
        return Stream.concat(options.stream(), Stream.of(further)).toList();
    }

    /** With entries for folders: Spring finds no package of a jar without. */
    private static Path jarOf(Path classes, Path folder) {
        try (Stream<Path> below = Files.walk(classes)) {
            Path jar = Files.createTempFile(folder, "classes-", ".jar");
            List<Path> entries =
                    below.filter(entry -> !entry.equals(classes)).sorted().toList();
            try (JarOutputStream written = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Path entry : entries) {
                    write(classes.relativize(entry).toString().replace(File.separatorChar, '/'), entry, written);
                }
            }
            return jar;
        } catch (IOException impossible) {
            throw new UncheckedIOException("could not make a jar of " + classes, impossible);
        }
    }

    private static void write(String name, Path entry, JarOutputStream jar) throws IOException {
        boolean isFolder = Files.isDirectory(entry);
        jar.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
            Files.copy(entry, jar);
        }
        jar.closeEntry();
    }

    /** Made when it is first asked for. */
    private static final class Common {

        private @Nullable SharedClasses made;

        synchronized SharedClasses get() {
            if (made == null) {
                try {
                    Path folder = Files.createTempDirectory("rref-classes-");
                    Runtime.getRuntime()
                            .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
                    made = in(folder);
                } catch (IOException noFolder) {
                    throw new UncheckedIOException("no folder for archives of classes", noFolder);
                }
            }
            return made;
        }
    }
}
