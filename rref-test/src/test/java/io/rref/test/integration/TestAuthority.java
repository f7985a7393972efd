package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority, and the bundles of members that it has signed, made by the JDK's own keytool. */
final class TestAuthority {

    private static final String PASSWORD = "changeit";

    private final Path directory;

    TestAuthority(Path directory) {
        this.directory = directory;
        keytool("ca", "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=rref test", "-ext", "bc:c");
        keytool("ca", "-exportcert", "-rfc", "-alias", "ca", "-file", "ca.pem");
        keytool("trust", "-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem");
    }

    /** Arguments of a process that goes by this name, and whose certificate names this host, too. */
    List<String> member(String name, String host) {
        keytool(name, "-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=" + name);
        keytool(name, "-certreq", "-alias", "me", "-file", name + ".csr");
        String names = "san=dns:" + name + ",dns:" + host;
        keytool(
                "ca",
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-ext",
                names,
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".pem");
        keytool(name, "-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem");
        keytool(name, "-importcert", "-noprompt", "-alias", "me", "-file", name + ".pem");
        String bundle = "--spring.ssl.bundle.jks.cluster.";
        return List.of(
                "--rref.security.mode=mtls",
                "--rref.security.client-bundle=cluster",
                bundle + "key.alias=me",
                bundle + "keystore.location=" + store(name).toUri(),
                bundle + "keystore.password=" + PASSWORD,
                bundle + "truststore.location=" + store("trust").toUri(),
                bundle + "truststore.password=" + PASSWORD);
    }

    private Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    private void keytool(String store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store + ".p12", "-storepass", PASSWORD, "-storetype", "PKCS12"));
        try {
            Process keytool = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as("%s: %s", command, said).isZero();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
