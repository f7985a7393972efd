package io.rref.test.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chart with some values in the place of its own, in a directory of its own: what lints a chart takes no other values.
 * The pod for {@code helm test} is no hook in it, for rendering leaves hooks out.
 */
final class Chart {

    static final Path SOURCE = Path.of("..", "helm");

    static final String NAMESPACE = "travel";

    private static final String RELEASE = "flights";

    private static final Path VALUES = Path.of("values.yaml");

    private final Path directory;

    private Chart(Path directory) {
        this.directory = directory;
    }

    /** With all defaults. */
    static Chart inside(Path parent) {
        return with("", parent);
    }

    /** With the values of one of the sets in {@code helm/ci}. */
    static Chart ofSet(String name, Path parent) {
        return name.equals("defaults")
                ? inside(parent)
                : with(read(SOURCE.resolve("ci").resolve(name + "-values.yaml")), parent);
    }

    /** With values as somebody would write them. */
    static Chart with(String values, Path parent) {
        Path directory = parent.resolve("rref");
        copy(SOURCE, directory);
        write(directory.resolve(VALUES), Values.merged(read(SOURCE.resolve(VALUES)), values));
        write(directory.resolve("templates/tests/cluster-check.yaml"), withoutHook(directory));
        return new Chart(directory);
    }

    /** What {@code helm lint --strict} finds. */
    LintResult lint() {
        return new Helm(directory).lint().strict().call();
    }

    /** All manifests, as they would be applied to this cluster. */
    Manifests renderFor(ClusterApi cluster) {
        return Manifests.read(textFor(cluster, RELEASE));
    }

    /** The same as text, for a release of this name. */
    String textFor(ClusterApi cluster, String release) {
        cluster.requireInUse();
        return new Helm(directory)
                .template()
                .withName(release)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.33.0")
                .call();
    }

    private static String withoutHook(Path chart) {
        String check = read(chart.resolve("templates/tests/cluster-check.yaml"));
        String plain = check.replaceAll("(?m)^ +helm\\.sh/hook.*\n", "").replaceAll("(?m)^  annotations:\n", "");
        if (plain.length() == check.length()) {
            throw new AssertionError("the pod for helm test is no hook any more: helm install would make it");
        }
        return plain;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(one));
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Path> listed(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
