package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** An authority and what it signs, made by the JDK's own keytool. */
final class TestCertificates {

    static final String PASSWORD = "changeit";

    private final Path directory;

    private TestCertificates(Path directory) {
        this.directory = directory;
    }

    /** An authority, and a store that trusts it and nobody else. */
    static TestCertificates withAuthority() throws IOException {
        TestCertificates certificates = new TestCertificates(Files.createTempDirectory("rref-certificates"));
        certificates.keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-dname",
                "CN=rref test",
                "-ext",
                "bc:c",
                "-keystore",
                "ca.p12");
        certificates.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", "ca.pem", "-keystore", "ca.p12");
        certificates.keytool("-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem", "-keystore", "trust.p12");
        return certificates;
    }

    /** A member of this name that is also found at localhost. */
    TestCertificates sign(String member) {
        String store = member + ".p12";
        selfSign(member);
        keytool("-certreq", "-alias", "me", "-file", member + ".csr", "-keystore", store);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-ext",
                "san=dns:" + member + ",dns:localhost",
                "-infile",
                member + ".csr",
                "-outfile",
                member + ".pem",
                "-keystore",
                "ca.p12");
        keytool("-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem", "-keystore", store);
        keytool("-importcert", "-noprompt", "-alias", "me", "-file", member + ".pem", "-keystore", store);
        return this;
    }

    /** Of no authority but its own. */
    TestCertificates selfSign(String member) {
        keytool("-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=" + member, "-keystore", member + ".p12");
        return this;
    }

    Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    /** Shows the certificate of this store whatever the server asks for; none if no member is given. */
    SSLContext showing(String... member) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(store("trust").toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        X509ExtendedKeyManager[] shown =
                member.length == 0 ? null : new X509ExtendedKeyManager[] {insisting(member[0])};
        context.init(shown, trust.getTrustManagers(), null);
        return context;
    }

    private X509ExtendedKeyManager insisting(String member) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store(member).toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        return new InsistingKeyManager((X509ExtendedKeyManager) keys.getKeyManagers()[0], "me");
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
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
