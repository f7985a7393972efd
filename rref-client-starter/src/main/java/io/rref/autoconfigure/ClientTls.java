package io.rref.autoconfigure;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.rref.runtime.InvalidSettingsException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Turns an SSL bundle of Boot's into what Netty calls with; where the bundle is renewed, new connections follow it. */
final class ClientTls {

    private static final Logger logger = LoggerFactory.getLogger(ClientTls.class);

    private ClientTls() {}

    /** Null if no bundle is named: then the JVM's own trust holds. */
    static @Nullable SslContext of(RRefSecurityProperties settings, ObjectProvider<SslBundles> bundles) {
        String name = settings.clientBundle();
        return name == null ? null : context(name, bundles.getObject());
    }

    private static SslContext context(String name, SslBundles bundles) {
        try {
            RenewedTls tls = new RenewedTls(context(bundles.getBundle(name)));
            bundles.addBundleUpdateHandler(name, renewed -> renew(tls, name, renewed));
            return tls;
        } catch (NoSuchSslBundleException | SSLException unusable) {
            throw new InvalidSettingsException(
                    "rref.security.client-bundle is '" + name + "', which cannot be used: " + unusable.getMessage()
                            + ".",
                    "Name a bundle under spring.ssl.bundle with the authority of the workers' certificates.");
        }
    }

    private static void renew(RenewedTls tls, String name, SslBundle renewed) {
        try {
            tls.renew(context(renewed));
        } catch (SSLException unusable) {
            logger.warn("The renewed SSL bundle '{}' cannot be used; calls go on with the one before", name, unusable);
        }
    }

    private static SslContext context(SslBundle bundle) throws SSLException {
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
    }
}
