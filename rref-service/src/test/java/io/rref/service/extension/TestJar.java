package io.rref.service.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Jars as a user would bring them, compiled in the test. */
final class TestJar {

    static final String CONTRACT = """
            package com.acme.contract;
            @io.rref.RemoteInterface
            public interface Greeter { String greet(String whom); }
            """;

    static final String IMPLEMENTATION = """
            package com.acme.worker;
            @io.rref.RemoteObject
            class PoliteGreeter implements com.acme.contract.Greeter {
                public String greet(String whom) { return "Good day, " + whom; }
            }
            """;

    private TestJar() {}

    /** A jar with a greeter, its contract in one package and its class in another. */
    static Path withGreeter(Path jar, Path scratch) throws IOException {
        Path contract = write(scratch.resolve("Greeter.java"), CONTRACT);
        Path implementation = write(scratch.resolve("PoliteGreeter.java"), IMPLEMENTATION);
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), contract.toString(), implementation.toString());
        if (errors != 0) {
            throw new IllegalStateException("the greeter does not compile; the compiler's words are above");
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return withFiles(jar, classes, files.filter(Files::isRegularFile).toList());
        }
    }

    /** A jar with empty entries of these names. */
    static Path withEntries(Path jar, String... names) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                out.putNextEntry(new JarEntry(name));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Path withFiles(Path jar, Path root, List<Path> files) throws IOException {
        List<Path> sorted = new ArrayList<>(files);
        sorted.sort(null);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : sorted) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
