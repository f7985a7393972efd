package io.rref.autoconfigure;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.rref.runtime.InvalidSettingsException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Turns an SSL bundle of Boot's into what Netty calls with. */
final class ClientTls {

    private ClientTls() {}

    /** Null if no bundle is named: then the JVM's own trust holds. */
    static @Nullable SslContext of(RRefSecurityProperties settings, ObjectProvider<SslBundles> bundles) {
        String name = settings.clientBundle();
        return name == null ? null : context(name, bundles.getObject());
    }

    private static SslContext context(String name, SslBundles bundles) {
        try {
            SslBundle bundle = bundles.getBundle(name);
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .keyManager(bundle.getManagers().getKeyManagerFactory())
                    .trustManager(bundle.getManagers().getTrustManagerFactory());
            if (bundle.getOptions().getCiphers() != null) {
                builder.ciphers(Arrays.asList(bundle.getOptions().getCiphers()));
            }
            if (bundle.getOptions().getEnabledProtocols() != null) {
                builder.protocols(bundle.getOptions().getEnabledProtocols());
            }
            return builder.build();
        } catch (NoSuchSslBundleException | SSLException unusable) {
            throw new InvalidSettingsException(
                    "rref.security.client-bundle is '" + name + "', which cannot be used: " + unusable.getMessage()
                            + ".",
                    "Name a bundle under spring.ssl.bundle with the authority of the workers' certificates.");
        }
    }
}
