package io.rref.service.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rref.runtime.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionFolderTest {

    @TempDir
    Path folder;

    @Test
    void whenAJarHasNestedPackagesThenTheOutermostAreNamed() throws IOException {
        TestJar.withEntries(
                folder.resolve("acme.jar"),
                "META-INF/MANIFEST.MF",
                "META-INF/versions/21/com/acme/Counter.class",
                "module-info.class",
                "com/acme/",
                "com/acme/Counter.class",
                "com/acme/inner/Part.class",
                "com/acmeother/",
                "com/acmeother/Other.class",
                "org/example/text.txt");

        assertThat(new ExtensionFolder(folder).jars())
                .singleElement()
                .satisfies(jar -> assertThat(jar.packages()).containsExactly("com.acme", "com.acmeother"));
    }

    @Test
    void whenThereAreOtherFilesThenTheyAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("README.txt"), "what belongs here");
        Files.createDirectory(folder.resolve("lost+found"));

        assertThat(new ExtensionFolder(folder).jars()).isEmpty();
    }

    @Test
    void whenTheFolderIsMissingThenItIsNamedWithAWayOut() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new ExtensionFolder(missing).jars())
                .satisfies(refused -> {
                    assertThat(refused.description()).contains(missing.toString(), "does not exist");
                    assertThat(refused.remedy()).contains("Make it", "rref.worker.extensions");
                });
    }

    @Test
    void whenAJarIsBrokenThenItIsNamedWithAWayOut() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "half of a copy");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new ExtensionFolder(folder).jars())
                .satisfies(refused -> {
                    assertThat(refused.description()).contains(broken.toString());
                    assertThat(refused.remedy()).contains("whole and readable", "take it out");
                });
    }

    @Test
    void whenAJarIsExecutableThenThePlainOneIsAskedFor() throws IOException {
        TestJar.withEntries(folder.resolve("app.jar"), "BOOT-INF/classes/", "BOOT-INF/classes/com/acme/Counter.class");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new ExtensionFolder(folder).jars())
                .satisfies(refused -> {
                    assertThat(refused.description()).contains("app.jar", "executable jar");
                    assertThat(refused.remedy()).contains("the plain jar");
                });
    }

    @Test
    void whenAJarHasNoEntriesForFoldersThenItIsRefusedSinceNothingWouldBeFound() throws IOException {
        TestJar.withEntries(folder.resolve("acme.jar"), "com/acme/Counter.class");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new ExtensionFolder(folder).jars())
                .satisfies(refused -> {
                    assertThat(refused.description()).contains("acme.jar", "folder of com.acme");
                    assertThat(refused.remedy()).contains("entries for folders");
                });
    }

    @Test
    void whenAJarHasClassesWithoutAPackageThenItIsRefusedSinceTheyWouldNotBeFound() throws IOException {
        TestJar.withEntries(folder.resolve("acme.jar"), "Counter.class");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new ExtensionFolder(folder).jars())
                .satisfies(refused -> {
                    assertThat(refused.description()).contains("acme.jar", "classes without a package");
                    assertThat(refused.remedy()).contains("Give them one");
                });
    }

    @Test
    void whenAJarIsNotOnTheClassPathThenTheWayToPutItThereIsSaid() throws IOException {
        TestJar.withEntries(folder.resolve("acme.jar"), "com/acme/", "com/acme/Counter.class");
        ExtensionJar jar = new ExtensionFolder(folder).jars().get(0);

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> jar.requireFoundBy(getClass().getClassLoader()))
                .satisfies(refused -> {
                    assertThat(refused.description()).contains("acme.jar", "not on the class path");
                    assertThat(refused.remedy()).contains("-Dloader.path=", "-cp");
                });
    }

    @Test
    void whenAClassIsBuiltForANewerJavaThenTheReleaseToBuildWithIsSaid() throws IOException {
        int known = Runtime.version().feature();
        TestJar.withClass(folder.resolve("acme.jar"), "com/acme/Counter.class", builtFor(known + 1));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> new ExtensionFolder(folder).jars())
                .satisfies(refused -> {
                    assertThat(refused.description())
                            .contains("acme.jar", "com.acme.Counter", "Java " + (known + 1), "Java " + known);
                    assertThat(refused.remedy()).contains("release " + known + " or older", "take it out");
                });
    }

    @Test
    void whenAClassIsBuiltForThisJavaThenItIsTaken() throws IOException {
        TestJar.withClass(
                folder.resolve("acme.jar"),
                "com/acme/Counter.class",
                builtFor(Runtime.version().feature()));

        assertThat(new ExtensionFolder(folder).jars()).hasSize(1);
    }

    /** The beginning of a class file. */
    private static byte[] builtFor(int release) {
        return new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) (release + 44)};
    }
}
