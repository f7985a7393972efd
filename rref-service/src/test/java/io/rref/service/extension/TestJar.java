package io.rref.service.extension;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Jars of which mostly the table of contents matters. */
final class TestJar {

    private TestJar() {}

    /** They are empty. */
    static void withEntries(Path jar, String... names) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : names) {
            entries.put(name, new byte[0]);
        }
        write(jar, entries);
    }

    /** With one class, and entries for its folders. */
    static void withClass(Path jar, String entry, byte[] content) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int end = entry.indexOf('/'); end >= 0; end = entry.indexOf('/', end + 1)) {
            entries.put(entry.substring(0, end + 1), new byte[0]);
        }
        entries.put(entry, content);
        write(jar, entries);
    }

    /** What the compiler has made of a class. */
    static byte[] contentOf(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(each.getValue());
                out.closeEntry();
            }
        }
    }
}
