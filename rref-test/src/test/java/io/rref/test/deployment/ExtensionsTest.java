package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RpcMode;
import io.rref.runtime.InvalidSettingsException;
import io.rref.service.StockWorker;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** The stock worker with somebody's jar. */
class ExtensionsTest {

    private static final String FOLDER = "rref.worker.extensions";

    private static final String NAME = "stock";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {FOLDER, "loader.path"})
    void whenAJarLiesInTheFolderThenItsObjectsAreServed(String property) throws Exception {
        Path extensions = Files.createDirectory(directory.resolve("extensions"));
        Path jar = GreeterJar.create(extensions.resolve("acme.jar"), directory);

        try (URLClassLoader loader = loaderOf(jar);
                ConfigurableApplicationContext worker = start(loader, property, extensions);
                RRef<?> greeter = worker.getBean(RRefClient.class)
                        .on(NAME)
                        .create(loader.loadClass("com.acme.contract.Greeter"))) {
            assertThat(greeter.proxy(RpcMode.RPC_SYNC).<String>call("greet", "Zürich"))
                    .isEqualTo("Good day, Zürich");
        }
    }

    @Test
    void whenTheFolderIsEmptyThenTheWorkerStartsAllTheSame() throws Exception {
        try (ConfigurableApplicationContext worker = start(getClass().getClassLoader(), FOLDER, directory)) {
            assertThat(worker.isActive()).isTrue();
        }
    }

    @Test
    void whenTheFolderIsMissingThenTheWorkerDoesNotStart() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() ->
                        start(getClass().getClassLoader(), FOLDER, missing).close())
                .as("a worker without what it is asked for must not pass for a good one")
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whenTheContractOfAnExtensionIsMissingThenTheReportNamesTheJarAndTheWayOut(CapturedOutput said)
            throws Exception {
        Path extensions = Files.createDirectory(directory.resolve("extensions"));
        Path jar = GreeterJar.createWithoutContract(extensions.resolve("acme.jar"), directory);

        try (URLClassLoader loader = loaderOf(jar)) {
            assertThatThrownBy(() -> start(loader, FOLDER, extensions).close()).isInstanceOf(RuntimeException.class);
        }

        assertThat(said)
                .contains(
                        "APPLICATION FAILED TO START",
                        "The extension " + jar,
                        "com.acme.worker.PoliteGreeter needs com.acme.contract.Greeter",
                        "Put the jar that has com.acme.contract.Greeter beside it");
    }

    private static URLClassLoader loaderOf(Path jar) throws Exception {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ExtensionsTest.class.getClassLoader());
    }

    private static ConfigurableApplicationContext start(ClassLoader loader, String property, Path extensions) {
        return new SpringApplication(new DefaultResourceLoader(loader), StockWorker.class)
                .run(
                        "--server.port=0",
                        "--rref.worker.name=" + NAME,
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off",
                        "--" + property + "=" + extensions);
    }
}
