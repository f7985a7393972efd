package io.rref.service.autoconfigure;

import io.rref.runtime.InvalidSettingsException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** Whether the web server asks for certificates, and believes those of the cluster's own authority only. */
final class ClientCertificates {

    private static final String REMEDY =
            "Set server.ssl.bundle to a bundle with a key and with a trust store that holds the"
                    + " authority of the cluster's certificates and no other, and server.ssl.client-auth to want.";

    private ClientCertificates() {}

    /** Without a trust store of its own the server would believe every public authority. */
    static void requireOfOurOwn(Environment environment, SslBundles bundles) {
        String bundle = environment.getProperty("server.ssl.bundle");
        String asked = environment.getProperty("server.ssl.client-auth", "none");
        if (bundle == null) {
            throw new InvalidSettingsException(
                    "The mode of rref.security is 'mtls', and server.ssl.bundle is not set.", REMEDY);
        }
        if (!asked.equalsIgnoreCase("want") && !asked.equalsIgnoreCase("need")) {
            throw new InvalidSettingsException(
                    "The mode of rref.security is 'mtls', and server.ssl.client-auth is '" + asked
                            + "': nobody would be asked for a certificate.",
                    REMEDY);
        }
        if (bundles.getBundle(bundle).getStores().getTrustStore() == null) {
            throw new InvalidSettingsException(
                    "The mode of rref.security is 'mtls', and the bundle '" + bundle + "' has no trust store.", REMEDY);
        }
    }
}
