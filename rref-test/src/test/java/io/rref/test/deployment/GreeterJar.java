package io.rref.test.deployment;

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

/** A jar as a user would bring it, compiled in the test. */
final class GreeterJar {

    private static final String CONTRACT = """
            package com.acme.contract;
            @io.rref.RemoteInterface
            public interface Greeter { String greet(String whom); }
            """;

    private static final String IMPLEMENTATION = """
            package com.acme.worker;
            @io.rref.RemoteObject
            class PoliteGreeter implements com.acme.contract.Greeter {
                public String greet(String whom) { return "Good day, " + whom; }
            }
            """;

    private GreeterJar() {}

    /** A jar with a greeter, its contract in one package and its class in another. */
    static Path create(Path jar, Path scratch) throws IOException {
        return create(jar, scratch, scratch.resolve("none"));
    }

    /** As if its contract were in a jar of its own, and that one had been forgotten. */
    static Path createWithoutContract(Path jar, Path scratch) throws IOException {
        return create(jar, scratch, scratch.resolve("classes/com/acme/contract"));
    }

    private static Path create(Path jar, Path scratch, Path without) throws IOException {
        Path contract = write(scratch.resolve("Greeter.java"), CONTRACT);
        Path implementation = write(scratch.resolve("PoliteGreeter.java"), IMPLEMENTATION);
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), contract.toString(), implementation.toString());
        if (errors != 0) {
            throw new IllegalStateException("the greeter does not compile; the compiler's words are above");
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return withFiles(
                    jar,
                    classes,
                    files.filter(file -> !file.equals(classes) && !file.startsWith(without))
                            .toList());
        }
    }

    private static Path withFiles(Path jar, Path root, List<Path> files) throws IOException {
        List<Path> sorted = new ArrayList<>(files);
        sorted.sort(null);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : sorted) {
                boolean folder = Files.isDirectory(file);
                out.putNextEntry(new JarEntry(root.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    out.write(Files.readAllBytes(file));
                }
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
